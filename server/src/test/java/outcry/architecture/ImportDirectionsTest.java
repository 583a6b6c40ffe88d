// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.architecture.planted.Offender;
import outcry.architecture.planted.matching.Book;
import outcry.architecture.planted.risk.Limit;

/// The only directions in which a module or package may see another. An arrow that is not drawn
/// here is an offence; draw it only with a reason in `docs/decisions`.
class ImportDirectionsTest {
  /// Modules: whose classes may mention what. `server` sees all and is bounded below.
  private static final String MODULE_ARROWS =
      """
      wire     sees  java org/agrona
      core     sees  java org/agrona outcry/wire jdk/incubator/vector
      index    sees  java
      pricing  sees  java
      desk     sees  java outcry/index outcry/pricing
      """;

  /// The rooms of the core. The three offices (matching, risk, clearing) meet only in the engine.
  private static final String CORE_ARROWS =
      """
      money     sees
      kernel    sees
      session   sees
      contract  sees  money session
      account   sees  money contract
      matching  sees  money contract
      risk      sees  money kernel contract account
      clearing  sees  money contract account
      engine    sees  money kernel session contract account matching risk clearing
      """;

  /// What the world around may not reach for.
  private static final String FORBIDDEN =
      """
      outcry/server       never sees  outcry/core/matching outcry/core/risk outcry/core/clearing
      outcry/server/door  never sees  outcry/server/cluster outcry/server/cli
      outcry/server/read  never sees  outcry/server/cluster outcry/server/door outcry/server/history
      """;

  @Test
  void aModuleSeesOnlyTheModulesBelowIt() {
    var offences = new ArrayList<String>();
    arrows(MODULE_ARROWS, " sees ")
        .forEach(
            (module, seen) -> {
              var classes = CompiledClass.of(module);
              assertFalse(classes.isEmpty(), module + " has no compiled classes: build it first");
              var allowed = new ArrayList<>(seen);
              allowed.add("outcry/" + module);
              offences.addAll(outside(classes, allowed));
            });
    assertNone(offences);
  }

  @Test
  void theOfficesOfTheCoreMeetOnlyInTheEngine() {
    assertNone(
        coreOffences(CompiledClass.of("core"), "outcry/core/", arrows(CORE_ARROWS, " sees")));
  }

  @Test
  void theServerReachesTheCoreThroughItsEngineAndADoorStaysAtTheDoor() {
    var offences = new ArrayList<String>();
    arrows(FORBIDDEN, " never sees ")
        .forEach((who, forbidden) -> offences.addAll(reaching(who, forbidden)));
    assertNone(offences);
  }

  @Test
  void aModuleThatSeesTooMuchIsNamed() {
    assertEquals(
        List.of(
            "outcry/architecture/planted/Offender.sum sees"
                + " org/agrona/collections/Long2LongHashMap"),
        outside(List.of(CompiledClass.of(Offender.class)), List.of("java")).stream()
            .filter(offence -> offence.endsWith("Map"))
            .distinct()
            .toList());
  }

  @Test
  void anOfficeThatPeepsIntoAnotherIsNamed() {
    var planted = List.of(CompiledClass.of(Book.class), CompiledClass.of(Limit.class));
    var offences =
        coreOffences(planted, "outcry/architecture/planted/", arrows(CORE_ARROWS, " sees"));
    assertEquals(
        List.of("Book.<init>", "Book.limits"),
        offences.stream()
            .filter(offence -> offence.endsWith(" sees outcry/architecture/planted/risk/Limit"))
            .map(offence -> offence.replaceAll("^.*/(\\S+) sees .*$", "$1"))
            .distinct()
            .sorted()
            .toList());
  }

  private static List<String> outside(List<CompiledClass> classes, List<String> allowed) {
    var offences = new ArrayList<String>();
    for (var each : classes) {
      for (var use : each.uses()) {
        if (allowed.stream().noneMatch(folder -> isIn(use.type(), folder))
            && !use.type().equals(each.name())) {
          offences.add(use.where() + " sees " + use.type());
        }
      }
    }
    return offences;
  }

  private static List<String> coreOffences(
      List<CompiledClass> classes, String root, Map<String, List<String>> arrows) {
    var offences = new ArrayList<String>();
    for (var each : classes) {
      var room = each.folder().substring(root.length());
      if (!arrows.containsKey(room)) {
        offences.add(each.name() + " is in a room of the core nobody has drawn");
        continue;
      }
      for (var use : each.uses()) {
        var seen = use.type().startsWith(root) ? use.type().substring(root.length()) : room + "/";
        var other = seen.substring(0, Math.max(0, seen.lastIndexOf('/')));
        if (!other.equals(room) && !arrows.get(room).contains(other)) {
          offences.add(use.where() + " sees " + use.type());
        }
      }
    }
    return offences;
  }

  private static List<String> reaching(String who, List<String> forbidden) {
    return CompiledClass.of("server").stream()
        .filter(each -> isIn(each.name(), who))
        .flatMap(each -> each.uses().stream())
        .filter(use -> forbidden.stream().anyMatch(folder -> isIn(use.type(), folder)))
        .map(use -> use.where() + " sees " + use.type())
        .toList();
  }

  private static boolean isIn(String type, String folder) {
    return type.startsWith(folder + "/");
  }

  /// Reads a drawing, one line a room: its name, the word between, and what it sees.
  private static Map<String, List<String>> arrows(String drawing, String between) {
    return drawing
        .lines()
        .map(line -> line.split(between, 2))
        .collect(
            Collectors.toMap(
                sides -> sides[0].strip(),
                sides ->
                    Arrays.stream(sides[1].strip().split("\\s+"))
                        .filter(s -> !s.isEmpty())
                        .toList(),
                (first, _) -> first,
                LinkedHashMap::new));
  }

  private static void assertNone(List<String> offences) {
    assertEquals("", String.join("\n", offences.stream().distinct().sorted().toList()));
  }
}
