// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import outcry.server.collect.SourceTally;
import outcry.server.collect.SourceTerms;
import outcry.server.observation.Day;

/// What `outcry index collect` says: one line a source.
final class CollectPage {
  private final PrintWriter out;

  CollectPage(PrintWriter out) {
    this.out = out;
  }

  void off(SourceTerms terms, String why) {
    line(terms.id(), "off", why);
  }

  void tally(SourceTerms terms, SourceTally tally) {
    var state = tally.isFailed() ? "failed" : tally.faults().isEmpty() ? "ok" : "half";
    if (tally.captures() == 0) {
      line(terms.id(), state, String.join("; ", tally.faults()));
      return;
    }
    var words = new StringBuilder();
    words.append("%,d observations".formatted(tally.observations()));
    int refused = tally.refusals().values().stream().mapToInt(Integer::intValue).sum();
    words.append(", %,d refused".formatted(refused));
    if (refused > 0) {
      words.append(
          tally.refusals().entrySet().stream()
              .map(each -> "%s %,d".formatted(each.getKey(), each.getValue()))
              .collect(Collectors.joining(", ", " (", ")")));
    }
    words.append(
        ", %d %s of %,d bytes"
            .formatted(
                tally.captures(), tally.captures() == 1 ? "capture" : "captures", tally.bytes()));
    if (tally.refusals().containsKey("truncated")) words.append(", truncated");
    for (var fault : tally.faults()) words.append("; ").append(fault);
    if (tally.observations() > 0 && !terms.attribution().isEmpty()) {
      words.append("; ").append(terms.attribution()).append(" (").append(terms.terms()).append(')');
    }
    line(terms.id(), state, words.toString());
  }

  void parquet(Path folder, List<Path> files) {
    out.printf("%s: %d new %s%n", folder, files.size(), files.size() == 1 ? "file" : "files");
    out.flush();
  }

  void csv(Path file, Day day) {
    out.printf(
        Locale.ROOT, "%s: %,d observations of %s%n", file, day.observations().size(), day.date());
    out.flush();
  }

  void list(Collection<SourceTerms> all, Set<String> environment) {
    for (var terms : all) {
      var state =
          terms.index() == SourceTerms.Permission.NO
              ? "off by default: its terms forbid an index of its prices"
              : !terms.needsKey()
                  ? "on"
                  : environment.contains(terms.key())
                      ? "on, with the key in " + terms.key()
                      : "off until a key is in " + terms.key();
      out.printf("%s  %s%n", terms.id(), terms.title());
      out.printf("  %s%n", state);
      out.printf(
          "  index %s, redistribution %s: %s%n",
          lower(terms.index()), lower(terms.redistribution()), terms.terms());
      if (!terms.attribution().isEmpty()) out.printf("  \"%s\"%n", terms.attribution());
      out.printf("  asked at %s; more at %s%n", String.join(", ", terms.hosts()), terms.address());
    }
    out.flush();
  }

  private static String lower(SourceTerms.Permission permission) {
    return permission.name().toLowerCase(Locale.ROOT);
  }

  private void line(String id, String state, String words) {
    out.printf("%-16s %-6s %s%n", id, state, words);
    out.flush();
  }
}
