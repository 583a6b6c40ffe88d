// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;

/// One dated thing known about one seller of one good: its price, or that it stopped selling.
public sealed interface Fact permits PriceFact, Withdrawal {

  LocalDate date();

  String good();

  String provider();

  String source();
}
