package dev.steward.engine.tests.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;

/**
 * Loads the engine's inside and the simulator once more, with some classes compiled from changed source text. What the
 * engine's inside shares with others, such as its ports, stays the same.
 */
final class BrokenLoader extends ClassLoader {

    private static final String INSIDE = "dev.steward.engine.internal.",
            SIMULATOR = BrokenLoader.class.getPackageName() + ".";
    private static final List<String> ANNOTATIONS = List.of(
            "public @interface NonNull {}", "public @interface Nullable {}",
            "public @interface NonNullByDefault { DefaultLocation[] value(); }",
            "public enum DefaultLocation { PARAMETER, RETURN_TYPE, FIELD }");

    private final Map<String, byte[]> changed = new HashMap<>();

    BrokenLoader(Breakage breakage) throws IOException {
        super(BrokenLoader.class.getClassLoader());
        var texts = new HashMap<String, String>();
        for (var change : breakage.changes()) {
            var text = texts.get(change.file());
            texts.put(change.file(), changed(text == null ? source(change.file()) : text, change));
        }
        if (!texts.isEmpty()) {
            compile(texts);
        }
    }

    // ---- source text

    private static String source(String file) throws IOException {
        var inside = Path.of("bundles", "dev.steward.engine", "src", "dev", "steward", "engine", "internal",
                file + ".java");
        for (@Nullable
        Path at = Path.of(System.getProperty("steward.root", "")).toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(inside))) {
                return Files.readString(at.resolve(inside));
            }
        }
        throw new IOException("The source text " + inside + " is not above " + Path.of("").toAbsolutePath()
                + "; name the project's folder with -Dsteward.root.");
    }

    private static String changed(String text, Breakage.Change change) {
        var place = Pattern.compile(Pattern.compile("\\s+").splitAsStream(change.place()).map(Pattern::quote)
                .collect(Collectors.joining("\\s+")));
        if (place.matcher(text).results().count() != 1) {
            throw new IllegalStateException(change.file() + " has the place to break not once, but "
                    + place.matcher(text).results().count() + " times: " + change.place());
        }
        return place.matcher(text).replaceFirst(Matcher.quoteReplacement(change.instead()));
    }

    // ---- compiling

    private void compile(Map<String, String> texts) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("This Java has no compiler; run the tests on a JDK.");
        }
        var sources = new ArrayList<JavaFileObject>();
        texts.forEach((file, text) -> sources.add(new Text(file, text)));
        for (var annotation : ANNOTATIONS) {
            var name = annotation.replaceAll(".*?(@interface|enum) (\\w+).*", "$2");
            var target = annotation.contains("interface N") && !name.equals("NonNullByDefault")
                    ? "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) "
                    : "";
            sources.add(new Text("annotation/" + name, "package org.eclipse.jdt.annotation; " + target + annotation));
        }
        var out = new java.io.StringWriter();
        var options = List.of("--release", "21", "-proc:none", "-nowarn", "-cp", classPath());
        var standard = compiler.getStandardFileManager(null, null, null);
        if (!compiler.getTask(out, new Memory(standard), null, options, null, sources).call()) {
            throw new IllegalStateException("The broken engine does not compile: " + out);
        }
    }

    private static String classPath() {
        var all = new ArrayList<String>();
        all.add(System.getProperty("java.class.path", ""));
        var source = Engine.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            var place = Path.of(URI.create(source.getLocation().toString()));
            all.add(place.toString());
            all.add(place.resolve("target").resolve("classes").toString());
            all.add(place.resolve("bin").toString());
        }
        return String.join(java.io.File.pathSeparator, all);
    }

    /** Source text in memory. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String file, String text) {
            super(URI.create("string:///" + file + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is compiled. */
    private final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        Memory(StandardJavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(JavaFileManager.@Nullable Location location,
                @Nullable String className, JavaFileObject.@Nullable Kind kind, @Nullable FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className), JavaFileObject.Kind.CLASS) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            changed.put(String.valueOf(className), toByteArray());
                        }
                    };
                }
            };
        }
    }

    // ---- loading

    @Override
    protected Class<?> loadClass(@Nullable String name, boolean resolve) throws ClassNotFoundException {
        if (name == null || !name.startsWith(INSIDE) && !name.startsWith(SIMULATOR)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var there = findLoadedClass(name);
            return there != null ? there : defined(name);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        var bytes = changed.get(name);
        try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null && in == null) {
                throw new ClassNotFoundException(name);
            }
            var code = bytes != null ? bytes : in == null ? new byte[0] : in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
