// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import org.junit.jupiter.api.Test;
import outcry.server.collect.Recorded;

class LambdaTest {
  @Test
  void centsForAWholeInstance() {
    Recorded.check(new Lambda(), "lambda.json");
  }
}
