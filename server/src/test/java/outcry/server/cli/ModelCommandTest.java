// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.scenario.Scenario;

/// `outcry model`, as a newcomer and as a clearing house uses it (rules M-13 to M-19).
class ModelCommandTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static final String CONTRACTS =
      """
      "contracts":[
        {"contract":"H100-2026-11","factor":"H100","month":"2026-11","multiplier":730,"tick":"0.005"},
        {"contract":"H100-2026-12","factor":"H100","month":"2026-12","multiplier":730,"tick":"0.005",
         "price":"3.10","dailyVolume":500,"spread":"0.01"},
        {"contract":"TFO-2026-12","factor":"TFO","month":"2026-12","multiplier":100,"tick":"0.01"}],
      "options":[
        {"option":"H100-2026-12-CAP","on":"H100-2026-12","right":"call","style":"average",
         "strike":"3.30","volatility":0.5,"rate":0.04},
        {"option":"H100-2026-11-CAP","on":"H100-2026-11","right":"call","style":"average",
         "strike":"3.30","volatility":0.5}]\
      """;

  @Test
  void aConfigurationBecomesACommandThatTheExchangeTakes() throws Exception {
    assertEquals(
        0,
        model(
            "{\"date\":\"2026-11-10\",\"version\":3,\"history\":\"levels.csv\"," + CONTRACTS + "}"),
        err.toString());

    var printed = out.toString();
    assertTrue(
        printed.startsWith("house/2026-11-10 of 2026-11-10, 200 days of history, 5 contracts"),
        printed);
    assertTrue(printed.contains("H100-2026-12-CAP"), printed);
    var line = Files.readString(folder.resolve("out/risk-arrays.jsonl"));
    assertTrue(
        line.startsWith("{\"cmd\":\"riskArrays\",\"model\":\"house/2026-11-10\",\"version\":3,"),
        line.substring(0, 200));
    // the exchange takes it, and margins a lot by it
    var day = venue() + line + trade();
    var told = new ByteArrayOutputStream();
    new Scenario(told, new Scenario.Options(false, 0))
        .play(new ByteArrayInputStream(day.getBytes(StandardCharsets.UTF_8)), "day");
    var events = told.toString(StandardCharsets.UTF_8);
    assertTrue(!events.contains("refused") && events.contains("\"shown\""), events);
    var rates = Files.readAllLines(folder.resolve("out/rates.csv"));
    assertEquals("date,contract,long,short,unfixed", rates.getFirst());
    var rate = rates.get(2).split(",");
    assertEquals("H100-2026-12", rate[1]);
    // one lot long: its rate, and half a spread of a cent on 730 hours
    var required =
        String.format(Locale.ROOT, "\"required\":\"%.6f\"", Double.parseDouble(rate[2]) + 3.65);
    assertTrue(events.contains(required), required + " in " + events);
  }

  @Test
  void theNextModelIsHeldAgainstTheLastOne() throws IOException {
    var config =
        "{\"date\":\"2026-11-10\",\"history\":\"levels.csv\",\"previous\":\"rates.csv\","
            + CONTRACTS
            + "}";
    Files.writeString(
        folder.resolve("rates.csv"),
        "date,contract,long,short,unfixed\n2026-11-09,H100-2026-12,2000.00,1000.00,1.000000\n");
    assertEquals(0, model(config), err.toString());

    var rate = Files.readAllLines(folder.resolve("out/rates.csv")).get(2).split(",");
    assertEquals(1_900, Double.parseDouble(rate[2]), 0.01, "95 % of 2,000");
  }

  @Test
  void whatCannotStandIsSaid() throws IOException {
    assertEquals(2, model("{\"date\":\"2026-11-10\",\"history\":\"levels.csv\",\"contracts\":[]}"));
    assertEquals("contracts is empty; a model needs at least one contract\n", err.toString());
    assertFault("{\"date\":\"soon\"}", "date \"soon\"; a date is written YYYY-MM-DD");
    assertFault("{\"date\":\"2026-11-10\",\"history\":\"none.csv\"}", "none.csv: no such file");
    assertFault("{\"day\":1}", "has a field \"day\"; known are model, version, date,");
    assertFault(
        "{\"date\":\"2026-11-10\",\"history\":\"levels.csv\",\"contracts\":[{\"contract\":\"F\","
            + "\"factor\":\"B200\",\"month\":\"2026-12\",\"multiplier\":730,\"tick\":\"0.005\"}]}",
        "contract 1: factor \"B200\"; the history has [H100, TFO]");
    assertFault(
        "{\"date\":\"2026-11-10\",\"history\":\"levels.csv\",\"filter\":{\"lambda\":2}}",
        "filter: lambda 2.0 is not from 0.5 to 0.9999");
    assertFault(
        "{\"date\":\"2026-05-10\",\"history\":\"levels.csv\"," + CONTRACTS + "}",
        "the index history has 16 days on which every family of [GPU, TOKEN] has a return");
  }

  private void assertFault(String config, String words) throws IOException {
    err.getBuffer().setLength(0);
    assertEquals(2, model(config), out.toString());
    assertTrue(err.toString().contains(words), err.toString());
  }

  private int model(String config) throws IOException {
    var file = folder.resolve("model.json");
    Files.writeString(file, config);
    Files.writeString(folder.resolve("levels.csv"), levels());
    return run("model", file.toString(), "--out", folder.resolve("out").toString());
  }

  private int run(String... words) {
    return Outcry.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  /// 201 days to today: H100 moves 2 % a day, TFO stands still but for a cut and a rise.
  private static String levels() {
    var random = new SplittableRandom(5);
    var table = new StringBuilder("date,H100,TFO\n");
    double rent = 3;
    for (int d = 0; d <= 200; d++) {
      rent *= Math.exp(random.nextGaussian() * 0.02);
      table.append(TODAY.minusDays(200 - d)).append(',').append((float) rent).append(',');
      table.append(d < 10 ? 15 : d < 150 ? 12 : 13).append('\n');
    }
    return table.toString();
  }

  private static String venue() {
    return """
    {"cmd":"product","product":"H100","kind":"gpu-hour","multiplier":730,"tick":"0.005"}
    {"cmd":"product","product":"TFO","kind":"token","multiplier":100,"tick":"0.01"}
    {"cmd":"contract","contract":"H100-2026-11","product":"H100","reference":"3.10"}
    {"cmd":"contract","contract":"H100-2026-12","product":"H100","reference":"3.10"}
    {"cmd":"contract","contract":"TFO-2026-12","product":"TFO","reference":"13.00"}
    {"cmd":"contract","contract":"H100-2026-12-CAP","product":"H100","reference":"0.10"}
    {"cmd":"contract","contract":"H100-2026-11-CAP","product":"H100","reference":"0.10"}
    {"cmd":"state","product":"H100","state":"continuous"}
    """;
  }

  private static String trade() {
    return """
    {"cmd":"deposit","account":"labs","amount":"10000"}
    {"cmd":"deposit","account":"neocloud","amount":"10000"}
    {"cmd":"order","account":"neocloud","id":"s","contract":"H100-2026-12","side":"sell","qty":1,"price":"3.10"}
    {"cmd":"order","account":"labs","id":"b","contract":"H100-2026-12","side":"buy","qty":1,"price":"3.10"}
    {"cmd":"show","what":"account","key":"labs"}
    """;
  }
}
