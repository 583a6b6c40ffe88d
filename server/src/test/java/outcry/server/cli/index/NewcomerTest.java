// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.cli.IndexCommand;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who has never seen the commands: what they print adds up, and slips of the pen cost
/// nothing.
class NewcomerTest {
  private static final List<String> SELLERS = List.of("ada", "bea", "cyd", "dan", "eve", "fay");

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private String out;
  private Path rows;

  /// Three days of six sellers. On the second ada asks 10 % more and bea 1 % less; on the third
  /// nobody has seen fay.
  @BeforeEach
  void threeDays() throws Exception {
    var text = new StringBuilder(FixingCommandsTest.HEADER);
    for (int day = 1; day <= 3; day++) {
      for (int i = 0; i < SELLERS.size(); i++) {
        if (day == 3 && i == 5) continue;
        var price = day > 1 && i == 0 ? "3.30" : day > 1 && i == 1 ? "3.069" : "3." + i + "0";
        text.append("2024-07-0" + day + "T12:0" + i + ":00Z,here,").append(SELLERS.get(i));
        text.append(i < 2 ? ",marketplace" : i < 4 ? ",neocloud" : ",serverless");
        text.append(",H100,SXM,80,1,,on-demand,list,").append(price).append(",USD,gpu-hour,\n");
      }
    }
    rows = Files.writeString(folder.resolve("rows.csv"), text);
  }

  @Test
  void theEffectsOfThePanelAddUpToTheChangeOfThePrint() {
    assertEquals(0, ask("explain", "2024-07-02", "--json"), said());
    var page = JsonMapper.shared().readTree(out);
    double sum = 0;
    for (var part : List.of("included", "capped")) {
      for (var row : page.get(part)) sum += row.get("effect").doubleValue();
    }
    assertTrue(page.get("change").doubleValue() > 0.001, out);
    assertEquals(page.get("change").doubleValue(), sum, 1e-6, out);
    assertEquals(0, ask("explain", "2024-07-02"), said());
    assertTrue(out.contains("effect: its part of the print's change"), out);
    assertTrue(out.contains("+0.836 % of the print;"), out);
    assertFalse(out.contains("Weight times move"), out);
  }

  /// A basket adds where a chained index multiplies; a spread has no parts.
  @Test
  void aBasketHasEffectsToo() {
    assertEquals(0, run("explain", "--index", "ACB", "--date", "2026-08-22"), said());
    assertTrue(out.contains("Their effects add up to +0.278 %"), out);
    assertTrue(out.contains("\n  parts "), out);
    assertEquals(0, run("explain", "--index", "H200-H100", "--date", "2026-08-22"), said());
    assertFalse(out.contains("effects add up"), out);
  }

  @Test
  void aCarriedPriceShowsTheDayItIsFrom() {
    assertEquals(0, ask("explain", "2024-07-03"), said());
    assertTrue(out.contains("carried from 2024-07-02  "), out);
    assertTrue(out.contains("2024-07-03 12:00"), out);
    assertFalse(out.contains("00:00"), out);
  }

  /// Rule I-34: nothing stands behind a value that is not there.
  @Test
  void aWithheldDayRestsOnNoEvidence() throws Exception {
    var none = Files.writeString(folder.resolve("none.csv"), FixingCommandsTest.HEADER);
    assertEquals(
        0,
        run("fix", "--index", "H100", "--date", "2024-07-01", "--observations", none, archive()),
        said());
    assertTrue(out.contains("evidence     none: there is no value"), out);
    assertTrue(out.contains("0 observations, 0 refused"), out);
    assertFalse(out.contains("carried forward") || out.contains("weight  moved"), out);
    run(
        "fix",
        "--index",
        "H100",
        "--date",
        "2024-07-01",
        "--observations",
        none,
        archive(),
        "--json");
    var evidence = JsonMapper.shared().readTree(out).get("evidence");
    assertEquals(0, evidence.get("level").intValue(), out);
    assertEquals("none", evidence.get("text").stringValue(), out);
  }

  @Test
  void aFixingIsWrittenOverNoEvidenceAndIntoNoMissingFolder() throws Exception {
    var before = Files.readString(rows);
    var other = Files.writeString(folder.resolve("letter.txt"), "Dear Sirs");
    refused("there is no folder " + folder.resolve("gone"), "--out", folder.resolve("gone/x.json"));
    refused("is one of the files the fixing is made from", "--out", rows);
    refused("is there already and is no fixing", "--out", other);
    refused("is a directory; name a file in it", "--out", folder);
    assertEquals(before, Files.readString(rows));
    assertEquals("Dear Sirs", Files.readString(other));
    assertFalse(Files.exists(folder.resolve("benchmark")), "no key was made for a refused command");

    var file = folder.resolve("x.json");
    assertEquals(0, ask("fix", "2024-07-01", archive(), "--out", file), said());
    assertTrue(said().startsWith("made the key pair "), said());
    assertEquals(0, ask("fix", "2024-07-02", archive(), "--out", file), said());
    assertEquals("", said(), "the pair is made once");
    assertEquals(2, run("explain", file, "--date", "2024-07-01"));
    assertTrue(said().contains("a fixing or the options of fix, not both"), said());
    assertEquals(2, run("recompute", folder));
    assertTrue(said().contains("is a directory; name the fixing in it"), said());
  }

  private void refused(String words, Object... more) {
    var args = new ArrayList<Object>(List.of(archive()));
    args.addAll(List.of(more));
    assertEquals(2, ask("fix", "2024-07-02", args.toArray()), out);
    assertTrue(said().contains(words), "\"" + words + "\" is not in: " + said());
  }

  @Test
  void anAttackOnNothingEnds() throws Exception {
    var none = Files.writeString(folder.resolve("none.csv"), FixingCommandsTest.HEADER);
    int code =
        assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () ->
                run(
                    "robustness",
                    "--index",
                    "H100",
                    "--date",
                    "2024-07-03",
                    "--observations",
                    none));
    assertEquals(2, code, out);
    assertTrue(said().contains("no observation in the files is about it"), said());
  }

  /// Rule I-33: a month handed over at once is a month of fixings, not one.
  @Test
  void aTableOfSeveralDaysIsPublishedDayByDay() throws Exception {
    assertEquals(
        0, run("publish", "--date", "2024-07-02", "--observations", rows, archive()), said());
    assertTrue(said().contains("goes on to 2024-07-03"), said());
    assertTrue(said().contains("rows of 2024-07-01 to 2024-07-02 are kept as 2 tables"), said());
    assertEquals(3, out.lines().count(), out);
    assertTrue(said().contains("not begun, because nothing was said of their goods:"), said());

    assertEquals(
        0, run("publish", "--date", "2024-07-03", "--observations", rows, archive()), said());
    assertEquals(0, run("verify", archive()), said());
    assertTrue(out.contains("H100-L-2: 3 fixings identical"), out);
    var published = folder.resolve("benchmark/fixings/H100-L-2/2024-07-03.json");
    var value = JsonMapper.shared().readTree(Files.readString(published)).get("value");
    assertEquals(0, ask("fix", "2024-07-03", archive(), "--json"), said());
    assertEquals(value, JsonMapper.shared().readTree(out).get("value"), "as in one walk");
  }

  @Test
  void aTableOfItsDayIsKeptToTheByte() throws Exception {
    var day = folder.resolve("day.csv");
    Files.writeString(
        day,
        FixingCommandsTest.HEADER
            + String.join(
                "",
                Files.readString(rows)
                    .lines()
                    .skip(1)
                    .limit(6)
                    .map(each -> each + "\r\n")
                    .toList()));
    assertEquals(
        0, run("publish", "--date", "2024-07-01", "--observations", day, archive()), said());
    assertEquals(
        Files.readString(day), Files.readString(folder.resolve("benchmark/inputs/2024-07-01.csv")));
  }

  @Test
  void aListWithNothingInItSaysSoAndAComplaintIsOneLine() {
    assertEquals(0, run("complaint", "list", archive()), said());
    assertEquals("nobody has complained\n", out);
    assertEquals(0, run("override", "people", archive()), said());
    assertTrue(out.startsWith("nobody is registered"), out);
    assertEquals(0, run("publish", "--date", "2024-07-03", "--observations", rows, archive()));
    assertEquals(
        0,
        run(
            "complaint",
            "file",
            "--index",
            "H100",
            "--date",
            "2024-07-03",
            "--by",
            "a desk",
            "--text",
            "ada was\nat 3.00",
            archive()),
        said());
    assertEquals(0, run("complaint", "list", archive()), said());
    assertEquals(2, out.lines().count(), out);
    assertTrue(out.contains("a desk: ada was at 3.00"), out);
  }

  /// A year mistyped in one row is no day to walk to.
  @Test
  void aRowFarInTheFutureIsNoLastDay() throws Exception {
    var slip = Files.readString(rows).lines().toList().getLast().replace("2024-", "2099-");
    Files.writeString(rows, Files.readString(rows) + slip + "\n");
    assertEquals(2, run("fix", "--index", "H100", "--observations", rows, archive()), out);
    assertTrue(said().contains("the newest observation is of 2099-07-03"), said());
    assertTrue(said().contains("say so with --date"), said());
    assertEquals(0, ask("fix", "2024-07-03", archive()), said());
  }

  @Test
  void whatIsNoArchiveIsNotWhole() {
    assertEquals(2, run("verify", "--archive=" + folder), out);
    assertTrue(said().contains("holds neither a journal nor fixings"), said());
    assertEquals(2, run("complaint", "answer", "abc", "--by=x", "--text=y", archive()), out);
    assertTrue(said().contains("complaint \"abc\" has no number"), said());
    assertEquals(
        2, run("history", "--index=H100", "--observations", rows, "--from", "2025-01-01"), out);
    assertTrue(said().contains("after the observations, which end on 2024-07-03"), said());
  }

  private String archive() {
    return "--archive=" + folder.resolve("benchmark");
  }

  private int ask(String command, String date, Object... more) {
    var args =
        new ArrayList<Object>(
            List.of(command, "--index", "H100", "--observations", rows, "--date", date));
    args.addAll(List.of(more));
    return run(args.toArray());
  }

  private String said() {
    return err.toString();
  }

  private int run(Object... args) {
    err.getBuffer().setLength(0);
    var words = new ArrayList<String>();
    for (var arg : args) words.add(arg.toString());
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
