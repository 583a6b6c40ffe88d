// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

/// The books that are measured in Java, by the name the command line of a fork gives them.
public final class Books {
  public static final String OUTCRY = "outcry";
  public static final String ACKNOWLEDGING = "outcry-acknowledging";
  public static final String EXCHANGE_CORE = "exchange-core";
  public static final String TREE_MAP = "treemap";

  private Books() {}

  /// A fresh and empty one.
  static Book named(String engine, PublicWorkload workload, Trades trades) {
    return switch (engine) {
      case OUTCRY -> new OutcryBook(workload.records(), trades);
      case ACKNOWLEDGING -> new AcknowledgingBook(workload.records(), trades);
      case EXCHANGE_CORE -> new ExchangeCoreBook(trades);
      case TREE_MAP -> new TreeMapBook(trades);
      default -> throw new IllegalArgumentException("no engine is called " + engine);
    };
  }
}
