import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * Makes the jars of a folder fit for the JVM's ahead-of-time cache, which leaves two sorts of classes out: those of
 * signed jars, and those in the format of before Java 6. So signatures are taken off (the build has verified what it
 * fetched), and old classes get the format of Java 8 with the stack maps that belong to it. Nothing else changes; jars
 * that need neither stay as they are.
 *
 * <p>Usage: java scripts/PrepareJars.java FOLDER
 */
final class PrepareJars {
    /** Java 6: the first whose classes the cache takes. */
    private static final int OLDEST_CACHED = ClassFile.JAVA_6_VERSION;

    private static final int LIFTED_TO = ClassFile.JAVA_8_VERSION;

    private PrepareJars() {}

    public static void main(String[] arguments) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (var jar : jars) {
                if (isSigned(jar) || isOld(jar)) {
                    prepare(jar);
                }
            }
        }
    }

    private static void prepare(Path jar) throws IOException {
        var prepared = jar.resolveSibling(jar.getFileName() + ".prepared");
        try (var in = new JarFile(jar.toFile(), false);
                var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                var out = new JarOutputStream(Files.newOutputStream(prepared))) {
            var format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
            out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            unsigned(in.getManifest()).write(out);
            out.closeEntry();
            var entries = in.stream()
                    .filter(entry -> !entry.getName().equals(JarFile.MANIFEST_NAME) && !isSignature(entry.getName()))
                    .toList();
            for (var entry : entries) {
                var octets = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(isOld(entry.getName(), octets) ? lifted(octets, format) : octets);
                out.closeEntry();
            }
        }
        Files.move(prepared, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] lifted(byte[] octets, ClassFile format) {
        ClassTransform version = (lifted, element) ->
                lifted.with(element instanceof ClassFileVersion ? ClassFileVersion.of(LIFTED_TO, 0) : element);
        // each method is written anew: code that is only copied gets no stack maps
        MethodTransform code = (method, element) -> {
            if (element instanceof CodeModel body) {
                method.withCode(anew -> body.forEach(anew));
            } else {
                method.with(element);
            }
        };
        return format.transformClass(
                format.parse(octets), version.andThen(ClassTransform.transformingMethods(code)));
    }

    /** The main attributes alone: the others are digests. */
    private static Manifest unsigned(Manifest signed) {
        var manifest = new Manifest();
        manifest.getMainAttributes().putAll(signed.getMainAttributes());
        return manifest;
    }

    private static boolean isSigned(Path jar) {
        return holds(jar, (in, entry) -> isSignature(entry));
    }

    private static boolean isOld(Path jar) {
        return holds(jar, (in, entry) -> {
            try (var octets = in.getInputStream(in.getEntry(entry))) {
                return isOld(entry, octets.readNBytes(8));
            }
        });
    }

    @FunctionalInterface
    private interface Test {
        boolean of(JarFile in, String entry) throws IOException;
    }

    private static boolean holds(Path jar, Test test) {
        try (var in = new JarFile(jar.toFile(), false)) {
            return in.stream().map(ZipEntry::getName).anyMatch(name -> {
                try {
                    return test.of(in, name);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSignature(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("META-INF/")
                && upper.lastIndexOf('/') == "META-INF".length()
                && (upper.endsWith(".SF") || upper.endsWith(".RSA") || upper.endsWith(".DSA") || upper.endsWith(".EC"));
    }

    private static boolean isOld(String name, byte[] octets) {
        return name.endsWith(".class")
                && !name.endsWith("module-info.class")
                && ByteBuffer.wrap(octets).getShort(6) < OLDEST_CACHED;
    }
}
