// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.index.composite.ReferenceRate;

/// The published heat rates against the round they are of (rule I-58).
class HeatRateRecordTest {
  @Test
  void everyHeatRateIsTheMedianOfItsRoundOnCardsOfTheIndexedForm() {
    var told = new ArrayList<String>();
    var found = new ArrayList<String>();
    for (var rate : ReferenceRate.shipped()) {
      var results =
          RecordFile.rows("mlperf_inference_tokens_per_gpu.csv").stream()
              .filter(row -> row.get("round").equals("v5.1") && rate.source().contains("v5.1"))
              .filter(row -> row.get("scenario").equals("Server"))
              .filter(row -> row.get("model").equals(rate.model()))
              .filter(row -> row.get("accelerator").contains(rate.gpu() + "-SXM"))
              .map(row -> new BigDecimal(row.get("tokens_per_s_per_gpu")))
              .sorted()
              .toList();
      told.add(rate.gpu() + " " + rate.results() + " " + rate.mtok());
      found.add(rate.gpu() + " " + results.size() + " " + median(results));
    }
    assertEquals(String.join("\n", found), String.join("\n", told));
  }

  /// Millionths of a million tokens an hour, the tokens a second rounded to a tenth.
  private static BigDecimal median(List<BigDecimal> sorted) {
    int half = sorted.size() / 2;
    var middle =
        sorted.size() % 2 == 1
            ? sorted.get(half)
            : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.TWO);
    return middle
        .setScale(1, RoundingMode.HALF_UP)
        .multiply(BigDecimal.valueOf(3_600))
        .setScale(0, RoundingMode.UNNECESSARY);
  }
}
