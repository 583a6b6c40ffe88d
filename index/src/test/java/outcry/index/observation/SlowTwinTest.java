// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fast reader and the obvious one see the same in every file: quotes where none are needed,
/// both line ends, blank lines, byte order marks, texts of all languages, lines too long, quotes
/// left open, words nobody knows, and a last line cut anywhere (rule I-16).
class SlowTwinTest {
  private static final List<String> COLUMNS =
      List.of((Told.HEADER.strip() + ",effective_at,buyer,context,hours,note").split(","));

  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "observed_at", List.of("2026-07-31", "2026-02-30", "2026-08-01T01:00:00+02:00")),
          Map.entry("source", List.of("s", "t", "gpu, rents", "")),
          Map.entry("provider", List.of("acme", "Überwölkung", "雲", "a \"b\"", "a\nb", "a\r\nb")),
          Map.entry("tier", List.of("neocloud", "neocloud", "marketplace", "open", "other")),
          Map.entry("good", List.of("H100", "A100", "H200", "B200")),
          Map.entry("form", List.of("SXM", "", "input", "output", "cached", "PCIe")),
          Map.entry("memory_gb", List.of("80", "", "141", "-1", "80.4")),
          Map.entry("count", List.of("8", "", "1", "0", "two")),
          Map.entry("region", List.of("", "Texas, US", "İstanbul", "𝒳")),
          Map.entry("terms", List.of("on-demand", "spot", "reserved", "later")),
          Map.entry("kind", List.of("list", "firm", "transacted", "rumour")),
          Map.entry("currency", List.of("USD", "USc", "EUR", "")),
          Map.entry("unit", List.of("gpu-hour", "instance-hour", "mtok", "token", "hour")),
          Map.entry("quantity", List.of("", "", "12.5", "-1", "0.0004999")),
          Map.entry("effective_at", List.of("", "", "2026-08-02", "soon")),
          Map.entry("buyer", List.of("", "lab")),
          Map.entry("context", List.of("", "short", "long", "middle")),
          Map.entry("hours", List.of("", "peak", "all-day")),
          Map.entry("note", List.of("", "x", "a,b", "\"", "\"\n\"")));

  private static final List<String> PRICES =
      List.of(
          "0",
          "-1",
          "1e3",
          "1E-7",
          "3.",
          ".5",
          "+2",
          "9223372",
          "9223373",
          "1e400",
          "x",
          "",
          "--1",
          "0.000000000001",
          "123456789012345678901e-20",
          "3.9999999999999999");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 20260731})
  void bothReadersSeeTheSame(long seed) throws IOException {
    var bytes = file(new SplittableRandom(seed));
    var slow = SlowFile.read(bytes);
    var seen = new ArrayList<Observation>();
    var refused = new ArrayList<String>();
    ObservationFile.read(
        new ByteArrayInputStream(bytes),
        "f",
        7,
        seen::add,
        r -> refused.add(r.line() + " " + r.code()));
    for (int i = 0; i < Math.min(seen.size(), slow.seen.size()); i++) {
      assertEquals(slow.seen.get(i), seen.get(i), "observation " + i + " of seed " + seed);
    }
    assertEquals(slow.seen.size(), seen.size());
    assertEquals(String.join("\n", slow.refused), String.join("\n", refused));
    assertTrue(seen.size() > 300 && refused.size() > 300, seen.size() + " " + refused.size());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void whatIsWrittenIsReadBack(long seed) throws IOException {
    var seen = read(file(new SplittableRandom(seed)));
    var first = write(seen);
    assertEquals(bare(seen), bare(read(first)));
    var turned = new ArrayList<>(seen.reversed());
    assertEquals(
        new String(first, StandardCharsets.UTF_8),
        new String(write(turned), StandardCharsets.UTF_8));
  }

  private static List<Observation> read(byte[] bytes) throws IOException {
    var seen = new ArrayList<Observation>();
    ObservationFile.read(new ByteArrayInputStream(bytes), "f", 7, seen::add, _ -> {});
    return seen;
  }

  private static byte[] write(List<Observation> seen) throws IOException {
    var out = new ByteArrayOutputStream();
    ObservationWriter.write(seen, out);
    return out.toByteArray();
  }

  /// Without input and line, sorted.
  private static String bare(List<Observation> seen) {
    return String.join(
        "\n",
        seen.stream().map(o -> o.toString().replaceFirst(", input=.*$", "")).sorted().toList());
  }

  private static byte[] file(SplittableRandom random) {
    var file = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
    var columns = new ArrayList<>(COLUMNS);
    for (int i = columns.size(); i > 1; i--) {
      columns.add(columns.remove(random.nextInt(i)));
    }
    file.append(String.join(",", columns)).append(random.nextBoolean() ? "\n" : "\r\n");
    for (int i = 0; i < 2_000; i++) {
      switch (random.nextInt(60)) {
        case 0 -> file.append(random.nextBoolean() ? "\n" : " \t\r\n");
        case 1 -> file.append("2026-07-31,s,acme\n");
        case 2 -> file.append(",".repeat(random.nextInt(40))).append('\n');
        case 3 -> file.append("\"open,").append(row(columns, random, 0)).append('\n');
        case 4 -> file.append(random.nextInt(8) > 0 ? "\"\"\n" : "\"" + "z".repeat(65_533) + "\n");
        case 5 ->
            file.append("y".repeat(random.nextInt(8) > 0 ? 9 : 65_530 + random.nextInt(12)))
                .append('\n');
        default -> {
          file.append(row(columns, random, random.nextInt(3) > 0 ? 0 : 1));
          file.append(random.nextInt(4) > 0 ? "\n" : "\r\n");
        }
      }
    }
    var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length - random.nextInt(60));
  }

  /// A row whose words are mostly those of a GPU; with `wild`, any word of each list.
  private static String row(List<String> columns, SplittableRandom random, int wild) {
    var fields = new ArrayList<String>();
    for (var column : columns) {
      String field;
      if (column.equals("price")) {
        field = random.nextInt(4) > 0 ? random.nextInt(1, 9_000) + "e-3" : pick(PRICES, random);
      } else if (column.equals("observed_at") && random.nextInt(3) > 0) {
        field = "2026-07-%02dT%02d:04:21Z".formatted(random.nextInt(1, 32), random.nextInt(24));
      } else {
        var words = WORDS.get(column);
        field = wild == 0 ? words.getFirst() : pick(words, random);
        if (wild == 0 && (column.equals("provider") || column.equals("note"))) {
          field = pick(words, random);
        }
      }
      boolean needed = field.contains(",") || field.contains("\"") || field.contains("\n");
      if (random.nextInt(30) == 0) field = " " + field + "\t";
      boolean lies = random.nextInt(500) == 0;
      boolean quotes = (needed || random.nextInt(9) == 0) && !lies;
      fields.add(quotes ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
    return String.join(",", fields);
  }

  private static String pick(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
