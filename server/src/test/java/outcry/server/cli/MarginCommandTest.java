// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rule M-12: a margin anyone can redo.
class MarginCommandTest {
  private static final Path DOCS = Path.of("../docs");

  private record Ran(int code, String out, String err) {}

  @TempDir private Path folder;

  private static Ran run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Outcry.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  private static JsonNode json(String... arguments) {
    var ran = run(arguments);
    assertEquals(0, ran.code, ran.err);
    return JsonMapper.shared().readTree(ran.out);
  }

  private Ran portfolio(String json) throws IOException {
    var file = Files.writeString(folder.resolve("p.json"), json.replace('\'', '"'));
    return run("margin", "--portfolio", file.toString());
  }

  @Test
  void theExampleIsExplainedInWords() {
    var ran = run("margin", "--portfolio", DOCS.resolve("examples/portfolio.json").toString());
    assertEquals(0, ran.code, ran.err);
    for (var line :
        new String[] {
          "risk = max(420.00, 670.00 - 68.00) = 602.00",
          "3 lots above 2 x 10.00 = 30.00",
          "H100-2026-12-C3.25: 5 lots x 40.00 = 200.00",
          "required = max(0, need 1022.00 - option value 200.00) = 822.00",
          "order margin = 1372.00 + 100.00 - 822.00 = 650.00"
        }) {
      assertTrue(ran.out.contains(line), line + " is missing in\n" + ran.out);
    }
  }

  /// What the exchange says of the account in the session, this says too.
  @Test
  void anAccountOfAScenarioIsExplained() {
    var session = DOCS.resolve("sessions/margin-with-all-its-parts.jsonl").toString();
    var json = json("margin", "--portfolio", session, "--account", "neocloud", "--json");
    assertEquals("470.000000", json.get("required").stringValue());
    var need = json.get("positions");
    assertEquals("348.000000", need.get("risk").stringValue());
    assertEquals("450.000000", need.get("shortMinimum").stringValue());
    assertEquals("20.000000", need.get("addOn").stringValue());
    var worst = need.get("sets").get(0).get("worst").get(0);
    assertEquals("70.000000", worst.get("loss").stringValue());
    assertEquals(2, worst.get("scenario").intValue());
    assertEquals("240.000000", worst.get("parts").get("H100-2026-12").stringValue());
  }

  @Test
  void aModelMayLieInAFileOfItsOwn() throws IOException {
    Files.writeString(
        folder.resolve("model.json"),
        "{\"cmd\":\"riskArrays\",\"model\":\"m\",\"arrays\":{\"A\":[\"7\",\"-3\"]}}");
    var ran = portfolio("{'model':'model.json','positions':{'A':2},'collateral':'10'}");
    assertEquals(0, ran.code, ran.err);
    assertTrue(ran.out.contains("called for"), ran.out);
    assertTrue(ran.out.contains("4.00"), ran.out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                             | a portfolio must be an object {...}, this is a list
          {'wealth':1}                                   | unknown field "wealth"; a portfolio has model, contracts, positions, orders, collateral
          {'positions':{'A':1}}                          | positions name A, which neither the model nor contracts have (rule T-5)
          {'contracts':{'A':{'margin':'-4'}}}            | margin -4 is negative (rule T-1)
          {'contracts':{'A':{}},'positions':{'A':'1'}}   | A must be a whole number of at most 64 bits, this is the string "1"
          {'contracts':{'A':{}},'positions':{'A':3000000000}} | A 3000000000 is more than 2147483647 lots (rule X-3)
          {'contracts':{'A':{}},'orders':[{'contract':'A','side':'buy','qty':0}]} | an order of A has qty 0 (rule X-3)
          {'model':{'arrays':{'A':['1','2'],'B':['1']}}} | "B" does not fit the model: 1 against 2 (rule M-3)
          {'model':{'arrays':{'A':['1']},'offsetCap':'2'}} | offsetCap 2 is not from 0 to 1 (rule M-6)
          {'model':'none.json'}                          | none.json: no such file
          {'contracts':{'A':{'margin':'1000000000'}},'positions':{'A':2000000000}} | the portfolio is too large to count (rule M-12)
          """)
  void whatMakesNoSenseIsSaid(String json, String fault) throws IOException {
    var ran = portfolio(json.strip());
    assertEquals(2, ran.code, ran.out);
    assertTrue(ran.err.contains(fault.strip()), ran.err);
  }

  @Test
  void anAccountThatIsNotThereIsSaid() {
    var session = DOCS.resolve("sessions/margin-by-a-rate.jsonl").toString();
    var ran = run("margin", "--portfolio", session, "--account", "nobody");
    assertEquals(2, ran.code);
    assertTrue(ran.err.contains("account nobody is not open (rule T-5)"), ran.err);
  }
}
