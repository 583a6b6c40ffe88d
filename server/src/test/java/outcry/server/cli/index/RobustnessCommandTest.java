// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `outcry index robustness` on twelve sellers who ask the same price for eight days: what an
/// attack does can be said with a pencil (rules I-26 to I-29).
class RobustnessCommandTest {
  private final StringWriter err = new StringWriter();
  private String out;
  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void writeThePanel() throws IOException {
    var lines =
        new StringBuilder(
            "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,"
                + "currency,unit,quantity\n");
    var tiers = List.of("hyperscaler", "neocloud", "serverless", "marketplace");
    for (int day = 1; day <= 8; day++) {
      for (int seller = 0; seller < 12; seller++) {
        lines.append(
            "2026-07-0%d,pages,seller-%02d,%s,H100,SXM,80,1,,on-demand,list,%d.%d0,USD,gpu-hour,\n"
                .formatted(day, seller, tiers.get(seller % 4), 2 + seller / 5, 2 * (seller % 5)));
      }
    }
    file = folder.resolve("prices.csv").toString();
    Files.writeString(Path.of(file), lines);
  }

  @Test
  void theFiguresOfAPencil() {
    assertEquals(0, run("--index", "H100", "--observations", file, "--json"), err::toString);
    var page = JsonMapper.shared().readTree(out);
    assertEquals("H100-L/2", page.get("name").stringValue());
    assertEquals(12, page.get("panel").get("all").intValue());
    assertEquals("2026-07-01", page.get("base").stringValue());
    // a twelfth each, five percent a day: e^(0.05/12) - 1
    double step = Math.expm1(0.05 / 12);
    assertEquals(0, kind(page, 1, "+50 % for a day, as posted").get("print").doubleValue());
    near(step, kind(page, 1, "+50 % for a day, confirmed"), "print");
    near(Math.expm1(-0.05 / 12), kind(page, 1, "-50 % for a day, confirmed"), "print");
    near(step / 8, kind(page, 1, "+50 % for a day, confirmed"), "mean");
    near(Math.expm1(0.1 / 12), kind(page, 2, "+50 % for a day, confirmed"), "print");
    // held from 3 July: six days of five percent
    near(Math.expm1(0.3 / 12), kind(page, 1, "+50 % for the month, confirmed"), "print");
    assertEquals(0, kind(page, 1, "vanishing for the month").get("print").doubleValue());
    assertEquals(0.15, page.get("limits").get("providerCap").doubleValue());
    // 12 + 66 attackers, five ways, two spans
    assertEquals(780, page.get("effects").size());
    var worst = page.get("effects").get(0);
    assertEquals(2, worst.get("providers").size());
    assertTrue(
        worst.get("beside").get("mean").doubleValue() > 0.04,
        "two of twelve sellers half up move a mean at once: " + worst);
  }

  @Test
  void theTableForPeople() {
    assertEquals(0, run("--index", "H100", "--observations", file, "--alone"), err::toString);
    assertTrue(
        out.startsWith(
            "H100-L/2 attacked, 2026-07-01 to 2026-07-08: 8 fixings, panel of 12 to 12 providers"
                + " (12 in all)"),
        out);
    assertTrue(out.contains("Limit = speed limit x weight cap: 5 % a day x 15 % = 0.75 %"), out);
    assertTrue(out.contains("+50 % for a day, confirmed        +0.42 %"), out);
  }

  @Test
  void whatMakesNoSenseIsExitTwo() throws IOException {
    assertEquals(2, run("--index", "H300", "--observations", file));
    assertEquals(2, run("--index", "H100-T", "--observations", file));
    assertEquals(2, run("--index", "H100"));
    assertEquals(2, run("--index", "H100", "--observations", folder + "/none.csv"));
    assertEquals(2, run("--index", "H100", "--observations", file, "--date", "2026-07-01"));
    assertTrue(err.toString().contains("two fixings are needed to attack one"), err::toString);
    assertEquals(2, run("--index", "H100", "--observations", file, "--date", "soon"));
    var header = Files.readString(Path.of(file)).lines().findFirst().orElseThrow();
    var empty = Files.writeString(folder.resolve("empty.csv"), header + "\n").toString();
    assertEquals(2, run("--index", "H100", "--observations", empty, "--date", "2026-07-02"));
    assertTrue(err.toString().contains("no observation in the files is about it"), "" + err);
  }

  private static void near(double expected, JsonNode row, String field) {
    assertEquals(expected, row.get(field).doubleValue(), 2e-6, row::toString);
  }

  private static JsonNode kind(JsonNode page, int attackers, String attack) {
    for (var kind : page.get("kinds")) {
      if (kind.get("attackers").intValue() == attackers
          && kind.get("attack").stringValue().equals(attack)) return kind;
    }
    throw new AssertionError(attack + " is not in " + page.get("kinds"));
  }

  private int run(String... args) {
    var bytes = new ByteArrayOutputStream();
    var stdout = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new CommandLine(new RobustnessCommand())
          .setErr(new PrintWriter(err, true))
          .execute(args);
    } finally {
      System.setOut(stdout);
      out = bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
