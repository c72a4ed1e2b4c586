# packaging\windows\package.ps1 [msi|exe|app-image]: the Windows installer, into target\package. Runs on Windows only, with a
# JDK 25 in JAVA_HOME, Maven on the path and WiX for msi and exe. Installs for one user, without an administrator's rights.
# The slipway:// links and the AppUserModelID (dev.slipway.Slipway) are the program's own doing: app/instance/WindowsIdentity.
param([ValidateSet('msi', 'exe', 'app-image')] [string] $Type = 'msi')
$ErrorActionPreference = 'Stop'
$root = Resolve-Path (Join-Path $PSScriptRoot '..\..')
$out = Join-Path $root 'target\package'
# Never changed: by it a newer version replaces an older one.
$upgrade = '7c1f0d0a-6f0e-4b53-9a52-2f3c8f7f9b11'
$modules = (Select-String -Path (Join-Path $root 'packaging\lib\installer.sh') -Pattern '^PACKAGE_MODULES=(.*)$').Matches[0].Groups[1].Value
# The same collector and object layout in training and in use: a cache made with others is not taken.
$java = @('-XX:+UseSerialGC', '-XX:+UseCompactObjectHeaders', '--enable-native-access=ALL-UNNAMED')

function Invoke-Checked([string] $program, [string[]] $arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program ended with $LASTEXITCODE" }
}

Set-Location $root
$described = (git describe --tags --match 'v[0-9]*' 2>$null)
$version = if ($described) { ($described -replace '^v', '') -replace '-.*$', '' } else { '0.1.0' }
# Even seconds, since installers keep times by two seconds; the cache compares the jars' times.
$seconds = [long](git log -1 --format=%ct)
$time = [DateTimeOffset]::FromUnixTimeSeconds($seconds - $seconds % 2).UtcDateTime

# Jars and runtime.
foreach ($old in $out, (Join-Path $root 'packaging\target\package')) { if (Test-Path $old) { Remove-Item -Recurse -Force $old } }
Invoke-Checked 'mvn' @('-q', '-Dquick', '-Dslipway.target=target/package', "-Dslipway.version=$version", '-Dmaven.test.skip=true', 'package')
New-Item -ItemType Directory -Force $out | Out-Null
Copy-Item -Recurse (Join-Path $root 'packaging\target\package\input') (Join-Path $out 'input')
Get-ChildItem (Join-Path $out 'input') -Filter 'javafx-*' | Where-Object { $_.Length -lt 2048 } | Remove-Item
$jars = (Get-ChildItem (Join-Path $out 'input') -Filter '*.jar').FullName
Invoke-Checked "$env:JAVA_HOME\bin\java.exe" (@("$root\packaging\lib\ModernClasses.java", "$seconds") + $jars)
Invoke-Checked "$env:JAVA_HOME\bin\jlink.exe" @('--add-modules', $modules, '--include-locales=en,zh', '--output', "$out\runtime", '--no-header-files', '--no-man-pages', '--strip-debug')

# The image: "Slipway" is the window, "slipway-cli" the same program with a console.
$main = (Get-ChildItem (Join-Path $out 'input') -Filter 'slipway-app-*.jar').Name
$options = @()
foreach ($option in $java + @('-Xlog:aot=off', '-Xlog:cds=off', '-XX:AOTCache=$APPDIR\slipway.aot')) { $options += @('--java-options', $option) }
"win-console=true" | Out-File -Encoding ascii (Join-Path $out 'cli.properties')
Invoke-Checked "$env:JAVA_HOME\bin\jpackage.exe" (@('--type', 'app-image', '--name', 'Slipway', '--app-version', $version, '--vendor', 'Slipway',
        '--input', "$out\input", '--main-jar', $main, '--main-class', 'dev.slipway.app.Launcher', '--runtime-image', "$out\runtime",
        '--add-launcher', "slipway-cli=$out\cli.properties", '--icon', "$root\icons\slipway.ico", '--dest', $out) + $options)

# The start-up cache, made last: see packaging/lib/installer.sh.
$app = Join-Path $out 'Slipway\app'
Get-ChildItem -Recurse (Join-Path $out 'Slipway') | ForEach-Object { $_.LastWriteTimeUtc = $time }
$classpath = ((Get-Content (Join-Path $app 'Slipway.cfg')) -match '^app.classpath=' -replace '^app.classpath=', '' -replace '\$APPDIR', $app) -join ';'
$rehearsal = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory $rehearsal | Out-Null
Invoke-Checked (Join-Path $out 'Slipway\runtime\bin\java.exe') ($java + @('-Dglass.platform=Headless', '-Dprism.order=sw',
        "-XX:AOTCacheOutput=$app\slipway.aot", '-cp', $classpath, 'dev.slipway.app.Rehearsal', $rehearsal, 'window'))
Remove-Item -Recurse -Force $rehearsal
(Get-Item "$app\slipway.aot").LastWriteTimeUtc = $time

if ($Type -ne 'app-image') {
    Invoke-Checked "$env:JAVA_HOME\bin\jpackage.exe" @('--type', $Type, '--name', 'Slipway', '--app-version', $version, '--vendor', 'Slipway',
        '--app-image', (Join-Path $out 'Slipway'), '--win-per-user-install', '--win-menu', '--win-menu-group', 'Slipway', '--win-shortcut-prompt',
        '--win-upgrade-uuid', $upgrade, '--dest', $out)
}
