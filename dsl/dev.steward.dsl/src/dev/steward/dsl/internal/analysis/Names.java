package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.ImportedName;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The declarations of all files by package and name. A name is looked up in its own package, then in the imports of
 * its file; a qualified name needs no import.
 */
final class Names {

    /** How the advice begins to import a name. */
    static final String ELSEWHERE = " It stands in the package ";

    private final Map<String, Map<String, Declaration>> packages = new LinkedHashMap<>();
    private final Map<Import, Set<String>> used = new ConcurrentHashMap<>();

    Names(Collection<PlaybookFile> files, Issues issues) {
        for (PlaybookFile file : files) {
            Map<String, Declaration> names = packages.computeIfAbsent(packageOf(file), k -> new LinkedHashMap<>());
            for (Declaration declaration : file.getDeclarations()) {
                String name = nameOf(declaration);
                if (name != null && names.putIfAbsent(name, declaration) != null) {
                    issues.errorAt(declaration, "name", IssueCodes.DUPLICATE_NAME, "The name " + name
                            + " is already taken in this package: rename one of the two.", name);
                }
            }
        }
    }

    static String packageOf(PlaybookFile file) {
        return Objects.requireNonNullElse(file.getName(), "");
    }

    static @Nullable String nameOf(@Nullable EObject element) {
        if (element == null) {
            return null;
        }
        EStructuralFeature feature = element.eClass().getEStructuralFeature("name");
        return feature == null || feature.isMany() ? null : (String) element.eGet(feature);
    }

    static @Nullable PlaybookFile fileOf(EObject element) {
        return EcoreUtil.getRootContainer(element) instanceof PlaybookFile file ? file : null;
    }

    @Nullable
    Declaration find(EObject place, @Nullable String name) {
        PlaybookFile file = fileOf(place);
        if (name == null || file == null) {
            return null;
        }
        int dot = name.lastIndexOf('.');
        if (dot >= 0) {
            return inPackage(name.substring(0, dot), name.substring(dot + 1));
        }
        Declaration own = inPackage(packageOf(file), name);
        return own != null ? own : imported(file, name);
    }

    private @Nullable Declaration imported(PlaybookFile file, String name) {
        for (Import declared : file.getImports()) {
            boolean named = declared.getNames().stream().anyMatch(n -> name.equals(n.getName()));
            if (named || declared.getNames().isEmpty()) {
                Declaration found = inPackage(declared.getPackage(), name);
                if (found != null) {
                    used.computeIfAbsent(declared, k -> ConcurrentHashMap.newKeySet()).add(name);
                    return found;
                }
            }
        }
        return null;
    }

    @Nullable
    Declaration inPackage(@Nullable String packageName, String name) {
        Map<String, Declaration> names = packages.get(packageName);
        return names == null ? null : names.get(name);
    }

    boolean isPackagePrefix(String name) {
        return packages.keySet().stream().anyMatch(p -> p.equals(name) || p.startsWith(name + "."));
    }

    boolean hasPackage(@Nullable String name) {
        return packages.containsKey(name);
    }

    /** Advice for a name that is declared in another package; null when it is declared nowhere. */
    @Nullable
    String importHint(EObject place, @Nullable String name) {
        PlaybookFile file = fileOf(place);
        if (file == null || name == null) {
            return null;
        }
        for (Map.Entry<String, Map<String, Declaration>> each : packages.entrySet()) {
            if (each.getValue().containsKey(name) && !each.getKey().isEmpty()
                    && !each.getKey().equals(packageOf(file))) {
                boolean begun = file.getImports().stream().anyMatch(i -> each.getKey().equals(i.getPackage()));
                return ELSEWHERE + each.getKey() + ": add "
                        + (begun ? name + " to the import of " + each.getKey()
                                : "import " + each.getKey() + ".{" + name + "}")
                        + ".";
            }
        }
        return null;
    }

    Collection<Declaration> all() {
        return packages.values().stream().flatMap(names -> names.values().stream()).toList();
    }

    /** All declarations that a file sees under a simple name. */
    Collection<Declaration> visible(PlaybookFile file) {
        Set<Declaration> out = new LinkedHashSet<>();
        out.addAll(packages.getOrDefault(packageOf(file), Map.of()).values());
        for (Import declared : file.getImports()) {
            Map<String, Declaration> names = packages.getOrDefault(declared.getPackage(), Map.of());
            if (declared.getNames().isEmpty()) {
                out.addAll(names.values());
            }
            for (ImportedName name : declared.getNames()) {
                Declaration found = names.get(String.valueOf(name.getName()));
                if (found != null) {
                    out.add(found);
                }
            }
        }
        return out;
    }

    @Nullable
    OperationDecl operation(EObject place, @Nullable String name) {
        int dot = name == null ? -1 : name.lastIndexOf('.');
        if (name == null || dot < 0) {
            return null;
        }
        return find(place, name.substring(0, dot)) instanceof ConnectorDecl connector
                ? operation(connector, name.substring(dot + 1)) : null;
    }

    /** All operations that a place sees, as connector.operation. */
    List<String> operationPaths(EObject place) {
        PlaybookFile file = fileOf(place);
        return file == null ? List.of() : visible(file).stream().filter(ConnectorDecl.class::isInstance)
                .flatMap(c -> operations((ConnectorDecl) c).stream().map(o -> nameOf(c) + "." + o.getName())).toList();
    }

    /** All connectors that a place sees. */
    List<String> connectors(EObject place) {
        PlaybookFile file = fileOf(place);
        return file == null ? List.of() : visible(file).stream().filter(ConnectorDecl.class::isInstance)
                .map(Names::nameOf).filter(Objects::nonNull).map(String::valueOf).toList();
    }

    static @Nullable OperationDecl operation(ConnectorDecl connector, @Nullable String name) {
        for (OperationDecl operation : operations(connector)) {
            if (Objects.equals(operation.getName(), name)) {
                return operation;
            }
        }
        return null;
    }

    static List<OperationDecl> operations(ConnectorDecl connector) {
        return connector.getMembers().stream().filter(OperationDecl.class::isInstance).map(OperationDecl.class::cast)
                .toList();
    }

    boolean isUsed(Import declared, @Nullable String name) {
        Set<String> names = used.getOrDefault(declared, Set.of());
        return name == null ? !names.isEmpty() : names.contains(name);
    }
}
