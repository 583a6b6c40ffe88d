// SPDX-License-Identifier: Apache-2.0
package outcry.server.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.server.scenario.LineFault;
import tools.jackson.databind.node.ObjectNode;

/// Options as text: what comes out for what is asked, and what is turned away.
class OptionPricesTest {
  private static final String BLACK =
      """
      {"model":"black76","F":3.1,"K":2.5,"sigma":0.45,"days":30,"r":0.04,"cp":"C"}\
      """;
  private static final String AVERAGE =
      """
      {"model":"average","F":3.1,"K":3.1,"sigma":0.45,"r":0.04,"firstFixDay":31,"nFix":31,\
      "stepDays":1,"past":[],"cp":"C"}\
      """;
  private static final String SPREAD =
      """
      {"model":"spread","F1":4.2,"F2":3.1,"K":1.4,"s1":0.6,"s2":0.5,"rho":0.85,"days":180,\
      "r":0.04,"cp":"C"}\
      """;

  @Test
  void aFutureOptionAnswersPriceAndGreeks() throws LineFault {
    var answer = OptionPrices.answer(BLACK);
    assertEquals(
        List.of("price", "delta", "gamma", "vega", "theta", "rho"),
        List.copyOf(answer.propertyNames()));
    near(0.605104670061, answer, "price");
    near(0.955208159809, answer, "delta");
    near(0.221906710804, answer, "gamma");
    near(0.0788741565099, answer, "vega");
    near(-0.191713816643, answer, "theta");
    near(-0.049734630416, answer, "rho");
  }

  @Test
  void everyModelAndMethodIsReached() throws LineFault {
    price(0.184773371366, AVERAGE);
    price(0.184773371366, with(AVERAGE, "method", "\"two-moment\""));
    near(0.184727, with(AVERAGE, "method", "\"curran\""), 5e-7);
    price(0.294079564823, SPREAD);
    price(0.294079564823, with(SPREAD, "method", "\"kirk\""));
    price(0.292899078013, with(SPREAD, "method", "\"exact\""));
    var spread = OptionPrices.answer(SPREAD);
    for (var leg : new String[] {"delta2", "gamma2", "crossGamma", "vega2", "correlation"}) {
      assertTrue(spread.get(leg).isNumber(), leg + " in " + spread);
    }
  }

  @Test
  void aCurveIsWrittenAsALineOrForwardByForward() throws LineFault {
    var line =
        """
        {"model":"average","F0":3.1,"slopePerFix":-0.01,"K":3.0,"sigma":0.45,"r":0.04,\
        "firstFixDay":31,"nFix":30,"cp":"C"}\
        """;
    price(0.154763438402, line);
    var forwards = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      forwards.append(i == 0 ? "" : ",").append(3.1 - 0.01 * i);
    }
    price(
        0.154763438402,
        line.replace("\"F0\":3.1,\"slopePerFix\":-0.01", "\"forwards\":[" + forwards + "]"));
  }

  /// Lo's spread options and Haug's average, as their tables name the inputs.
  @Test
  void todaysPricesMayBeGivenInsteadOfForwards() throws LineFault {
    price(
        15.3952095689,
        """
        {"model":"spread","S1":110,"S2":90,"q":0,"r":0.05,"K":20,"s1":0.1,"s2":0.2,"rho":0.6,\
        "T":5.0,"cp":"C"}\
        """);
    price(
        25.8084762693,
        """
        {"model":"spread","S1":110,"S2":90,"r":0.05,"K":20,"s1":0.3,"s2":0.2,"rho":-0.5,\
        "T":2.0,"cp":"C"}\
        """);
    near(
        10.1437,
        """
        {"model":"average","F":100,"K":90,"sigma":0.2,"r":0.05,"b":0,"t1":0.019230769230769232,\
        "T":0.5,"nFix":26,"cp":"C"}\
        """,
        0.0025);
  }

  @Test
  void yearsMayBeGivenInsteadOfDays() throws LineFault {
    near(
        3.27,
        """
        {"model":"average","F":100,"K":100,"sigma":0.2,"r":0.05,"t1":0.019230769230769232,\
        "T":0.5,"nFix":26,"cp":"C"}\
        """,
        0.0025);
    near(
        4.753,
        """
        {"model":"spread","F1":122,"F2":120,"K":3,"r":0.1,"T":0.1,"s1":0.2,"s2":0.2,"rho":-0.5,\
        "cp":"C"}\
        """,
        0.001);
  }

  @Test
  void aPriceInsteadOfAVolatilityIsAnsweredWithOne() throws LineFault {
    var found = OptionPrices.answer(BLACK.replace("\"sigma\":0.45", "\"price\":0.605104670061"));
    assertEquals(0.45, found.get("sigma").doubleValue(), 1e-10, found.toString());
    fault(
        BLACK.replace("\"sigma\":0.45", "\"price\":0.5"),
        "price 0.5 is below the discounted intrinsic value 0.598");
  }

  @Test
  void aFuturesStyleOptionKnowsNoInterest() throws LineFault {
    var answer = OptionPrices.answer(with(BLACK, "futuresStyle", "true"));
    var without = OptionPrices.answer(BLACK.replace("\"r\":0.04", "\"r\":0"));
    assertEquals(without.get("price"), answer.get("price"));
    assertEquals(0, answer.get("rho").doubleValue());
  }

  @Test
  void anExpiredOrCertainOptionIsWorthItsPayout() throws LineFault {
    price(0.6, BLACK.replace("\"days\":30", "\"days\":0"));
    price(0.6, BLACK.replace("\"sigma\":0.45", "\"sigma\":0").replace("\"r\":0.04", "\"r\":0"));
    price(
        0.5,
        """
        {"model":"average","K":3,"sigma":0.45,"r":0.04,"nFix":0,"past":[3,4],"cp":"C"}\
        """);
  }

  @Test
  void whatIsNoOptionIsSaidWithValueAndLimit() {
    fault("{", "not JSON: ");
    fault("[1]", "an option is a JSON object such as {\"model\":\"black76\",...}, this is a list");
    fault("{\"F\":1}", "needs the field \"model\"");
    fault("{\"model\":\"binomial\"}", "model must be one of black76, average, spread, this is");
    fault(BLACK.replace("\"F\":3.1,", ""), "needs the field \"F\"");
    fault(BLACK.replace("3.1", "-3.1"), "F is -3.1; it is at least 0.000000000001 and at most");
    fault(BLACK.replace("0.45", "-0.2"), "sigma is -0.2; it is at least 0 and at most 20");
    fault(BLACK.replace("0.45", "\"much\""), "sigma must be a number, this is the string \"much\"");
    fault(BLACK.replace("30", "-1"), "days is -1; it is at least 0 and at most 36500");
    fault(BLACK.replace("30", "1e999"), "days");
    fault(BLACK.replace("\"C\"", "\"X\""), "cp must be one of C, P, this is the string \"X\"");
    fault(with(BLACK, "T", "0.1"), "both \"days\" and \"T\"; one of them");
    fault(with(BLACK, "strike", "3"), "unknown field \"strike\"; black76 has F, K, sigma");
    fault(with(BLACK, "K", "3"), "not JSON: ");
    fault(SPREAD.replace("0.85", "1.2"), "rho is 1.2; it is at least -1 and at most 1");
    fault(AVERAGE.replace("\"nFix\":31", "\"nFix\":0"), "nFix is 0 and past is empty");
    fault(AVERAGE.replace("\"nFix\":31", "\"nFix\":2.5"), "nFix must be a whole number");
    fault(AVERAGE.replace("[]", "[3,-1]"), "past[1] is -1; it is at least 0");
    fault(
        AVERAGE.replace("\"F\":3.1", "\"forwards\":[3,3]"),
        "forwards has 2 prices for 31 fixings to come (nFix); one each");
    fault(with(AVERAGE, "forwards", "[3]"), "both \"forwards\" and \"F\"; one of them");
    fault(
        AVERAGE.replace("\"F\":3.1", "\"F0\":0.1,\"slopePerFix\":-0.01"),
        "forward 10 of F0 and slopePerFix is ");
    fault(
        BLACK.replace("\"days\":30", "\"T\":90").replace("0.45", "19"),
        "sigma 19.0 over 90.0 years is a variance of 32490.0; at most 600.0");
  }

  @Test
  void aFileIsPricedUpToTheLineThatIsWrong() throws IOException {
    var file = "# two options\n\n" + with(BLACK, "id", "\"first\"") + "\n{}\n" + BLACK + "\n";
    var out = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    var fault = assertThrows(LineFault.class, () -> OptionPrices.play(in, "book.jsonl", out));
    assertEquals("book.jsonl:4: needs the field \"model\"", fault.getMessage());
    var told = out.toString(StandardCharsets.UTF_8);
    assertEquals(1, told.lines().count(), told);
    assertTrue(told.startsWith("{\"id\":\"first\",\"price\":0.605104670"), told);
  }

  private static String with(String line, String field, String value) {
    return line.substring(0, line.length() - 1) + ",\"" + field + "\":" + value + "}";
  }

  private static void price(double expected, String line) throws LineFault {
    near(expected, line, 1e-9);
  }

  private static void near(double expected, String line, double tolerance) throws LineFault {
    var answer = OptionPrices.answer(line);
    assertEquals(expected, answer.get("price").doubleValue(), tolerance, line + "\n" + answer);
  }

  private static void near(double expected, ObjectNode answer, String field) {
    assertEquals(expected, answer.get(field).doubleValue(), 1e-9, field + " in " + answer);
  }

  private static void fault(String line, String words) {
    var fault = assertThrows(LineFault.class, () -> OptionPrices.answer(line), line);
    assertTrue(fault.getMessage().contains(words), line + "\nsaid " + fault.getMessage());
  }
}
