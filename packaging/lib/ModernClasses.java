import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// `java ModernClasses.java SECONDS JAR...` readies jars for the start-up cache and for the
/// package, in place and the same way each time: class files older than Java 6 get the stack maps
/// that a cache asks for, and signatures go, since what is signed is not kept in a cache. Nothing is
/// deflated: the package's own packing, over all files at once, makes far less of it. Times become
/// SECONDS after 1970.
final class ModernClasses {
    private static final int WITH_STACK_MAPS = 50;
    private static final int JAVA_8 = 52;
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private ModernClasses() {}

    public static void main(String[] arguments) throws IOException {
        var time = LocalDateTime.ofEpochSecond(Long.parseLong(arguments[0]), 0, ZoneOffset.UTC);
        for (var i = 1; i < arguments.length; i++) {
            ready(Path.of(arguments[i]), time);
        }
    }

    private static void ready(Path jar, LocalDateTime time) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        var old = entries.entrySet().stream().filter(e -> isOld(e.getKey(), e.getValue())).toList();
        var isSigned = entries.keySet().removeIf(name -> SIGNATURE.matcher(name).matches());
        var classes = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, hierarchy(entries));
        var modern = new HashMap<String, byte[]>();
        old.forEach(e -> modern.put(e.getKey(), modern(classes, e.getValue())));
        entries.putAll(modern);
        write(entries, jar, time);
        if (!modern.isEmpty() || isSigned) {
            tell(jar, modern.size(), isSigned);
        }
    }

    private static void tell(Path jar, int modern, boolean isSigned) {
        System.out.println(jar.getFileName() + ": " + modern + " classes made newer" + (isSigned ? ", signature left out" : ""));
    }

    private static boolean isOld(String name, byte[] content) {
        return name.endsWith(".class") && content.length > 8 && major(content) < WITH_STACK_MAPS;
    }

    private static int major(byte[] content) {
        return (content[6] & 0xff) << 8 | content[7] & 0xff;
    }

    private static ClassHierarchyResolverOption hierarchy(Map<String, byte[]> entries) {
        var here =
                ClassHierarchyResolver.ofResourceParsing(
                        type -> {
                            var descriptor = type.descriptorString();
                            var content = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
                            return content == null ? null : new java.io.ByteArrayInputStream(content);
                        });
        return ClassHierarchyResolverOption.of(here.orElse(ClassHierarchyResolver.defaultResolver()));
    }

    /// One with `jsr` in it cannot be had any newer, and stays as it is.
    private static byte[] modern(ClassFile classes, byte[] content) {
        try {
            return transformed(classes, classes.parse(content));
        } catch (IllegalArgumentException tooOld) {
            return content;
        }
    }

    private static byte[] transformed(ClassFile classes, ClassModel parsed) {
        return classes.transformClass(
                parsed,
                ClassTransform.dropping(ClassFileVersion.class::isInstance)
                        // a body that nobody looks into is copied, without stack maps
                        .andThen(ClassTransform.transformingMethodBodies((code, element) -> code.with(element)))
                        .andThen(ClassTransform.endHandler(made -> made.withVersion(JAVA_8, 0))));
    }

    private static void write(Map<String, byte[]> entries, Path jar, LocalDateTime time) throws IOException {
        var fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
            // the manifest comes first, or it is not found by those who read a jar as a stream
            put(zip, "META-INF/MANIFEST.MF", entries.get("META-INF/MANIFEST.MF"), time);
            for (var entry : entries.entrySet()) {
                if (!entry.getKey().equals("META-INF/MANIFEST.MF")) {
                    put(zip, entry.getKey(), entry.getValue(), time);
                }
            }
        }
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, LocalDateTime time) throws IOException {
        if (content == null) {
            return;
        }
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
