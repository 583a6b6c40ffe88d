// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.cli.IndexCommand;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The administrator at the command line, with six sellers through two days.
class FixingCommandsTest {
  static final String HEADER =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency,"
          + "unit,quantity\n";
  private static final List<String> SELLERS = List.of("ada", "bea", "cyd", "dan", "eve", "fay");

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private String out;
  private Path rows;

  @BeforeEach
  void twoDaysOfPrices() throws Exception {
    var text = new StringBuilder(HEADER);
    for (int day = 30; day <= 31; day++) {
      for (int i = 0; i < SELLERS.size(); i++) {
        var price = i == 0 && day == 31 ? "3.03" : "3." + i + "0";
        text.append(row("2026-07-" + day, SELLERS.get(i), price));
      }
    }
    text.append(row("2026-07-31", "gus", "0")).append("2026-07-31T12:00:00Z,here,hal\n");
    rows = Files.writeString(folder.resolve("rows.csv"), text);
  }

  private static String row(String day, String seller, String price) {
    var tier = List.of("ada", "bea").contains(seller) ? "marketplace" : "neocloud";
    return day
        + "T12:00:00Z,here,"
        + seller
        + ","
        + (seller.compareTo("e") > 0 ? "serverless" : tier)
        + ",H100,SXM,80,1,,on-demand,list,"
        + price
        + ",USD,gpu-hour,\n";
  }

  @Test
  void aFixingIsMadeExplainedAndRecomputed() throws Exception {
    var file = folder.resolve("H100.json");
    assertEquals(0, run("fix", "--index", "H100", "--observations", rows, "--out", file), said());
    assertTrue(out.startsWith("H100-L/2, fixing of 2026-07-31\n"), out);
    assertTrue(out.contains("index recompute " + file), out);

    assertEquals(0, run("recompute", file), said());
    assertEquals("identical\n", out);

    assertEquals(0, run("explain", file), said());
    for (var words :
        List.of("Why this value", "ada +1.00 %", "Included", "Quarantined", "zero", "short-row")) {
      assertTrue(out.contains(words), words + " is not in\n" + out);
    }
    assertEquals(0, run("explain", "--json", file), said());
    var page = JsonMapper.shared().readTree(out);
    assertEquals("H100", page.get("index").stringValue());
    assertEquals(2, page.get("refused").size(), out);
    int all = 0;
    for (var part : List.of("included", "capped", "quarantined", "droppedProviders")) {
      all += page.get(part).size();
    }
    assertEquals(page.get("panel").size(), all, out);
  }

  @Test
  void theSameCommandGivesTheSameLine() {
    assertEquals(0, fixJson(), said());
    var first = out;
    assertEquals(0, fixJson(), said());
    assertEquals(first, out);
    for (var field :
        "index date value grade method effectiveN providers carried withheld panel hash"
            .split(" ")) {
      assertTrue(JsonMapper.shared().readTree(first).has(field), field);
    }
  }

  private int fixJson() {
    return run("fix", "--index", "h100", "--date", "2026-07-31", "--observations", rows, "--json");
  }

  /// Rule I-37: another machine, another process, the same bytes.
  @Test
  void anotherProcessGivesTheSameBytes() throws Exception {
    assertEquals(0, fixJson(), said());
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Tokyo",
                "-Dfile.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                "outcry.server.cli.Outcry",
                "index",
                "fix",
                "--index",
                "h100",
                "--date",
                "2026-07-31",
                "--observations",
                rows.toString(),
                "--archive",
                folder.resolve("benchmark").toString(),
                "--json")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals(out, said);
  }

  /// Every byte of an input is part of the fixing.
  @Test
  void aChangedInputIsNamedWithBothHashes() throws Exception {
    var file = folder.resolve("H100.json");
    run("fix", "--index", "H100", "--observations", rows, "--out", file);
    Files.writeString(rows, Files.readString(rows).replace("3.03", "3.04"));
    assertEquals(1, run("recompute", file));
    assertTrue(out.startsWith("inputs[0].sha256 of " + rows), out);
    Files.delete(rows);
    assertEquals(2, run("recompute", file));
    assertTrue(said().contains("say where it is with --observations FILE"), said());
  }

  @Test
  void aFixingGoesOnFromAPublishedOneOfItsOwnVersion() throws Exception {
    var before = folder.resolve("before.json");
    var after = folder.resolve("after.json");
    run("fix", "--index", "H100", "--date", "2026-07-30", "--observations", rows, "--out", before);
    assertEquals(
        0,
        run("fix", "--index", "H100", "--observations", rows, "--previous", before, "--out", after),
        said());
    var hash = JsonMapper.shared().readTree(Files.readString(before)).get("hash").stringValue();
    var line = JsonMapper.shared().readTree(Files.readString(after));
    assertEquals(hash, line.get("previous").get("hash").stringValue());
    assertEquals(0, run("recompute", after), said());

    // rule I-38: a version goes on from itself only
    assertEquals(2, run("fix", "--index", "H100-T", "--observations", rows, "--previous", before));
    assertTrue(said().contains("is a fixing of H100-L/2; H100-T/1 goes on from its own"), said());

    Files.writeString(before, Files.readString(before).replace("seen", "seeM"));
    assertEquals(2, run("fix", "--index", "H100", "--observations", rows, "--previous", before));
  }

  @Test
  void theHistoryIsATableAChartAndColumns() {
    assertEquals(0, run("history", "--index", "H100", "--observations", rows), said());
    assertTrue(out.contains("2026-07-30") && out.contains("2 days, 0 withheld"), out);
    assertEquals(0, run("history", "--index", "H100", "--observations", rows, "--csv"), said());
    assertEquals(3, out.lines().count(), out);
    assertEquals(
        0,
        run("history", "--index", "H100", "--observations", rows, "--json", "--from", "2026-07-31"),
        said());
    assertEquals(1, out.lines().count(), out);
  }

  @Test
  void withoutObservationsTheShippedFactsAreFixed() throws Exception {
    var file = folder.resolve("archive.json");
    assertEquals(0, run("fix", "--index", "H100", "--date", "2026-03-31", "--out", file), said());
    assertTrue(out.startsWith("H100-A/1, fixing of 2026-03-31\n"), out);
    assertEquals(0, run("recompute", file), said());
    assertEquals("identical\n", out);
  }

  /// Rule I-34: withheld is an answer.
  @Test
  void twoSellersAreNotEnoughAndItSaysSo() throws Exception {
    var few =
        Files.writeString(
            folder.resolve("few.csv"),
            HEADER + row("2026-07-31", "ada", "3.00") + row("2026-07-31", "bea", "3.10"));
    assertEquals(0, run("fix", "--index", "H100", "--observations", few), said());
    assertTrue(out.contains("WITHHELD: "), out);
    var none = Files.writeString(folder.resolve("none.csv"), HEADER);
    assertEquals(
        0,
        run("fix", "--index", "H100", "--date", "2026-07-31", "--observations", none, "--json"),
        said());
    var line = JsonMapper.shared().readTree(out);
    assertTrue(line.get("value").isNull() && line.get("withheld").booleanValue(), out);
  }

  @Test
  void aCommandThatMakesNoSenseNamesTheValueAndTheRemedy() throws Exception {
    var wrong = Files.writeString(folder.resolve("wrong.csv"), "observed_at,price\n");
    refused("no index is called 'XQ'", "fix", "--index", "XQ", "--observations", rows);
    refused("a date is written YYYY-MM-DD", "fix", "--index", "H100", "--date", "2026-02-30");
    refused(
        "begin on 2026-07-30; give earlier files",
        "fix",
        "--index",
        "H100",
        "--date",
        "2026-07-29",
        "--observations",
        rows);
    refused(
        "more than a year after",
        "fix",
        "--index",
        "H100",
        "--date",
        "2030-01-01",
        "--observations",
        rows);
    refused(
        "gone.csv: no such file",
        "fix",
        "--index",
        "H100",
        "--observations",
        folder.resolve("gone.csv"));
    refused("its header has no 'source'", "fix", "--index", "H100", "--observations", wrong);
    refused("is made from observations: give --observations FILE", "fix", "--index", "H100-L");
    refused("say which index", "fix", "--observations", rows);
    refused("say which fixing", "explain");
    refused("no such file", "recompute", folder.resolve("gone.json"));
    refused("no such file", "explain", folder.resolve("gone.json"));
    refused("no such folder", "verify");
    assertFalse(Files.exists(folder.resolve("benchmark/fixings")), "nothing was published");
  }

  private void refused(String words, Object... args) {
    assertEquals(2, run(args), out);
    assertTrue(said().contains(words), "\"" + words + "\" is not in: " + said());
  }

  private String said() {
    return err.toString();
  }

  private int run(Object... args) {
    err.getBuffer().setLength(0);
    var words = new ArrayList<String>();
    for (var arg : args) words.add(arg.toString());
    if (!List.of("explain", "history").contains(words.getFirst())) {
      words.add("--archive");
      words.add(folder.resolve("benchmark").toString());
    }
    var bytes = new ByteArrayOutputStream();
    var stdout = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new CommandLine(new IndexCommand())
          .setErr(new PrintWriter(err, true))
          .execute(words.toArray(String[]::new));
    } finally {
      System.setOut(stdout);
      out = bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
