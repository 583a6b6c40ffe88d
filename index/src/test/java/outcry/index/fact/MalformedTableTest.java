// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rule I-2: a table that cannot be trusted is not loaded, and says where and why.
class MalformedTableTest {

  private static final String SOURCES =
      """
      id,name,licence,attribution,address
      page,price page,facts,the page,https://example.org
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-13-01,H100,labs,neocloud,3.10,page,   | date: '2026-13-01' is not a day like"
            + " 2026-08-22",
        "2026-01-01,H900,labs,neocloud,3.10,page,   | good: 'H900' is not one of A100, B200, H100,"
            + " H200",
        "2026-01-01,H100,labs,cloud,3.10,page,      | tier: 'cloud' is not a tier",
        "2026-01-01,H100,labs,frontier,3.10,page,   | tier: 'frontier' is not a tier of GPU"
            + " sellers",
        "2026-01-01,H100,labs,neocloud,abc,page,    | price: 'abc' is not dollars with at most six"
            + " decimals",
        "2026-01-01,H100,labs,neocloud,0,page,      | price: '0' is not a positive price",
        "2026-01-01,H100,,neocloud,3.10,page,       | provider: is empty",
        "2026-01-01,H100,labs,neocloud,3.10,hearsay,| source: 'hearsay' is not in sources.csv",
        "2026-01-01,H100,RunPod,neocloud,3.10,page, | provider: the terms of 'RunPod' forbid its"
            + " use",
      })
  void aBadRowNamesFileLineValueAndRule(String row, String why) {
    var table = "# a comment\n\ndate,good,provider,tier,price,source,note\n" + row.strip() + "\n";
    var refused = assertThrows(MalformedTable.class, () -> PriceFacts.parse(table, SOURCES));
    assertEquals("gpu-prices.csv:4: " + why + " (rule I-2)", refused.getMessage());
  }

  @Test
  void aRowWithAFieldTooManyIsRefused() {
    var table =
        """
        date,good,provider,tier,price,source,note
        2026-08-22,H100,Lambda,neocloud,3,99,page,
        """;
    var refused = assertThrows(MalformedTable.class, () -> PriceFacts.parse(table, SOURCES));
    assertEquals(
        "gpu-prices.csv:2: 8 fields for the columns date,good,provider,tier,price,source,note (rule"
            + " I-2)",
        refused.getMessage());
  }

  @Test
  void twoPricesOfOneSellerOnOneDayAreRefused() {
    var table =
        """
        date,good,provider,tier,price,source,note
        2026-08-22,H100,Lambda,neocloud,3.99,page,
        2026-08-22,H100,Lambda,neocloud,4.29,page,one GPU alone
        """;
    var refused = assertThrows(MalformedTable.class, () -> PriceFacts.parse(table, SOURCES));
    assertEquals(
        "gpu-prices.csv:3: price: a second fact about H100 at Lambda on 2026-08-22 (rule I-2)",
        refused.getMessage());
  }

  @Test
  void aTokenPriceOfAnUnknownModelIsRefused() {
    var tables =
        Map.of(
            "sources.csv",
            SOURCES,
            "token-prices.csv",
            """
            from,seen,model,seller,input,cached,output,source,note
            2026-08-22,,gpt-99,OpenAI,1,-,2,page,
            """);
    var refused = assertThrows(MalformedTable.class, () -> PriceFacts.parse(tables));
    assertEquals(
        "token-prices.csv:2: model: 'gpt-99' is not in models.csv (rule I-2)",
        refused.getMessage());
  }

  @Test
  void aSourceWhoseTermsForbidAnIndexIsRefused() {
    var sources =
        """
        id,name,licence,attribution,address
        o,Ornn OCPI,terms,Ornn,https://example.org
        """;
    var refused =
        assertThrows(MalformedTable.class, () -> PriceFacts.parse(Map.of("sources.csv", sources)));
    assertEquals(
        "sources.csv:2: name: the terms of 'Ornn OCPI' forbid its use (rule I-2)",
        refused.getMessage());
  }

  @Test
  void aTableWithOtherColumnsIsRefused() {
    var refused =
        assertThrows(MalformedTable.class, () -> PriceFacts.parse("day,price\n", SOURCES));
    assertEquals(
        "gpu-prices.csv:1: columns are date,good,provider,tier,price,source,note (rule I-2)",
        refused.getMessage());
  }
}
