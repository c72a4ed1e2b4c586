# packaging\windows\package.ps1 [msi|exe|app-image]: the Windows installer, into target\package. Runs on Windows only, with a
# JDK 25 in JAVA_HOME, Maven on the path and WiX for msi and exe. Installs for one user, without an administrator's rights.
param([ValidateSet('msi', 'exe', 'app-image')] [string] $Type = 'msi')
$ErrorActionPreference = 'Stop'
$root = Resolve-Path (Join-Path $PSScriptRoot '..\..')
$out = Join-Path $root 'target\package'
# Never changed: by it a newer version replaces an older one.
$upgrade = '7c1f0d0a-6f0e-4b53-9a52-2f3c8f7f9b11'
$modules = (Select-String -Path (Join-Path $root 'packaging\lib\installer.sh') -Pattern '^PACKAGE_MODULES=(.*)$').Matches[0].Groups[1].Value

function Invoke-Checked([string] $program, [string[]] $arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program ended with $LASTEXITCODE" }
}

Set-Location $root
$described = (git describe --tags --match 'v[0-9]*' 2>$null)
$version = if ($described) { ($described -replace '^v', '') -replace '-.*$', '' } else { '0.1.0' }
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
Invoke-Checked 'mvn' @('-q', '-Dquick', '-Dslipway.target=target/package', "-Dslipway.version=$version", '-Dmaven.test.skip=true', 'package')
New-Item -ItemType Directory -Force $out | Out-Null
Copy-Item -Recurse (Join-Path $root 'packaging\target\package\input') (Join-Path $out 'input')
Get-ChildItem (Join-Path $out 'input') -Filter 'javafx-*' | Where-Object { $_.Length -lt 2048 } | Remove-Item
Invoke-Checked "$env:JAVA_HOME\bin\jlink.exe" @('--add-modules', $modules, '--include-locales=en,zh', '--output', "$out\runtime", '--no-header-files', '--no-man-pages', '--strip-debug')
$jar = (Get-ChildItem (Join-Path $out 'input') -Filter 'slipway-app-*.jar').Name
$arguments = @('--type', $Type, '--name', 'Slipway', '--app-version', $version, '--vendor', 'Slipway',
    '--input', "$out\input", '--main-jar', $jar, '--main-class', 'dev.slipway.app.Launcher', '--runtime-image', "$out\runtime",
    '--icon', "$root\icons\slipway.ico", '--java-options', '--enable-native-access=ALL-UNNAMED', '--dest', $out)
if ($Type -ne 'app-image') {
    $arguments += @('--win-per-user-install', '--win-menu', '--win-menu-group', 'Slipway', '--win-upgrade-uuid', $upgrade)
}
Invoke-Checked "$env:JAVA_HOME\bin\jpackage.exe" $arguments
