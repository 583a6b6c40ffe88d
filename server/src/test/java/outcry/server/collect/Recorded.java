// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import outcry.index.observation.Good;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;

/// A recorded answer of our own making, and beside it the observations it must give.
///
/// The answer `lambda.json` lies in `resources/outcry/server/collect` with `lambda.expected`: a row
/// for each observation or refusal in the order they come, cells divided by ` | `. A `#` begins a
/// comment.
///
///     line | provider tier | good | count region | terms kind | price currency per unit
///     line | refused code | provider | good
///
/// Times, quantity and buyer stand behind an observation when they say more than the capture does:
/// `| seen 2026-10-08T08:46:34Z | from 2026-11-01T00:00:00Z | 12.500 by acme`.
public final class Recorded {
  /// When every recorded answer was taken.
  public static final Instant TAKEN = Instant.parse("2026-10-08T09:00:00Z");

  private Recorded() {}

  /// Reads `name` and compares with the `.expected` file of the same stem.
  public static void check(PriceSource source, String name) {
    check(source, "all", name);
  }

  public static void check(PriceSource source, String part, String name) {
    var stem = name.substring(0, name.indexOf('.'));
    var capture = Capture.of(source.id(), part, TAKEN, bytes(name));
    assertEquals(expected(stem + ".expected"), rows(source, capture), name + " of " + source.id());
  }

  /// The rows of an `.expected` file, spaces around the bars evened out.
  public static String expected(String name) {
    return text(name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Recorded::even)
        .collect(Collectors.joining("\n"));
  }

  private static String even(String line) {
    return line.replaceAll("\\s*\\|\\s*", " | ").strip();
  }

  /// What a source reads in a capture, as the rows of an `.expected` file.
  public static String rows(PriceSource source, Capture capture) {
    var rows = new ArrayList<String>();
    var sink =
        new ObservationSink() {
          @Override
          public void take(Observation observation) {
            rows.add(row(observation));
          }

          @Override
          public void refuse(Refusal refusal) {
            rows.add(row(refusal));
          }
        };
    try {
      source.read(capture, sink);
    } catch (UnreadablePayload e) {
      return "unreadable " + e.code() + ": " + e.getMessage();
    }
    return rows.stream().map(Recorded::even).collect(Collectors.joining("\n"));
  }

  private static String row(Observation o) {
    var cells = new ArrayList<String>();
    cells.add(o.line() + "");
    cells.add(o.provider() + " " + o.tier().name().toLowerCase(Locale.ROOT));
    cells.add(good(o.good()));
    cells.add((o.count() + " " + o.region()).strip());
    cells.add(o.terms().text() + " " + o.kind().text());
    var price = o.price();
    cells.add(
        BigDecimal.valueOf(price.amount(), 12).stripTrailingZeros().toPlainString()
            + " "
            + (price.currency().parts() == 100 ? "cents " : "")
            + price.currency().code()
            + " per "
            + price.unit().text());
    if (o.observed() != TAKEN.getEpochSecond()) {
      cells.add("seen " + Instant.ofEpochSecond(o.observed()));
    }
    if (o.effective() != o.observed()) {
      cells.add("from " + Instant.ofEpochSecond(o.effective()));
    }
    if (o.quantity() != 0 || !o.buyer().isEmpty()) {
      cells.add((BigDecimal.valueOf(o.quantity(), 3) + " by " + o.buyer()).strip());
    }
    return String.join(" | ", cells);
  }

  private static String row(Refusal r) {
    return String.join(" | ", List.of(r.line() + "", "refused " + r.code(), r.provider(), r.good()))
        .strip();
  }

  private static String good(Good good) {
    return switch (good) {
      case Good.Gpu gpu ->
          (gpu.name()
                  + " "
                  + gpu.form()
                  + (gpu.memoryGb() > 0 ? " " + gpu.memoryGb() + " GB " : " ")
                  + gpu.interconnect())
              .replaceAll(" +", " ")
              .strip();
      case Good.Tokens tokens ->
          String.join(
                  " ",
                  tokens.name(),
                  tokens.component().name(),
                  tokens.context().name(),
                  tokens.hours().name())
              .toLowerCase(Locale.ROOT);
    };
  }

  /// A recorded answer.
  public static byte[] bytes(String name) {
    try (var in = Recorded.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalArgumentException("no recorded answer " + name);
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
