package dev.steward.architecture.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules. Each gives sentences about what breaks it, none when all is well. */
enum Rules {

    /** No room uses a room or library that the table does not give it, neither in its manifest nor in an import. */
    ARROWS {
        @Override
        List<String> broken(Room room) {
            if (!Arrows.isKnown(room.name())) {
                return List.of(room.bundle() + " is not in the table of rooms");
            }
            Stream<String> manifest = Stream.of("Require-Bundle", "Import-Package")
                    .flatMap(header -> room.clauses(header).stream()
                            .filter(clause -> !Arrows.allows(room.name(), clause.name()))
                            .map(clause -> "%s may not name %s in %s".formatted(room.bundle(), clause.name(), header)));
            Stream<String> imports = room.sources().stream()
                    .flatMap(source -> source.imports().stream()
                            .filter(name -> !Arrows.allows(room.name(), packageOf(name)))
                            .map(name -> "%s may not import %s".formatted(source.file(), name)));
            return Stream.concat(manifest, imports).toList();
        }
    },

    /** What a room may use in one package only stays in that package. */
    ONE_PACKAGE {
        @Override
        List<String> broken(Room room) {
            Map<String, String> places = Arrows.ONLY_IN.getOrDefault(room.name(), Map.of());
            List<String> broken = new ArrayList<>();
            for (Room.Source source : room.sources()) {
                places.forEach((library, place) -> source.imports().stream()
                        .filter(name -> Arrows.isIn(name, library) && !source.inPackage().equals(place))
                        .forEach(name -> broken
                                .add("%s may not import %s: only %s may".formatted(source.file(), name, place))));
            }
            return broken;
        }
    },

    /** Rooms show {@code x} and {@code x.spi}; everything else is private or listed. */
    EXPORTS {
        @Override
        List<String> broken(Room room) {
            return room.clauses("Export-Package").stream().filter(clause -> !clause.isPrivate())
                    .map(Room.Clause::name)
                    .filter(name -> !name.equals(room.bundle()) && !name.equals(room.bundle() + ".spi")
                            && !Arrows.ALSO_EXPORTED.contains(name))
                    .map(name -> "%s exports %s to everyone".formatted(room.bundle(), name)).toList();
        }
    },

    /** Every package says what it is for, and that null is not meant unless it says so. */
    PACKAGE_INFO {
        @Override
        List<String> broken(Room room) {
            return room.packages().entrySet().stream()
                    .filter(entry -> !entry.getValue().contains("@NonNullByDefault")
                            || !entry.getValue().contains("/**"))
                    .map(entry -> "%s: package %s needs a package-info with a sentence and @NonNullByDefault"
                            .formatted(room.bundle(), entry.getKey()))
                    .toList();
        }
    },

    /** Nothing happens by merely starting a bundle. */
    NO_ACTIVATOR {
        @Override
        List<String> broken(Room room) {
            return room.headers().containsKey("Bundle-Activator") ? List.of(room.bundle() + " has an activator")
                    : List.of();
        }
    };

    abstract List<String> broken(Room room);

    /** All that breaks this rule in a tree. */
    List<String> broken(List<Room> rooms) {
        return rooms.stream().flatMap(room -> broken(room).stream()).distinct().toList();
    }

    /** The package of an imported name: what comes before the first capital, by the language's habit. */
    private static String packageOf(String name) {
        return Stream.of(name.split("\\.")).takeWhile(part -> !Character.isUpperCase(part.charAt(0)))
                .collect(Collectors.joining("."));
    }
}
