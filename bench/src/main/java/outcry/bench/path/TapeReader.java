// SPDX-License-Identifier: Apache-2.0
package outcry.bench.path;

import org.agrona.DirectBuffer;
import outcry.bench.book.Trades;
import outcry.core.engine.Tape;
import outcry.wire.AcceptedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.RejectedDecoder;
import outcry.wire.Side;
import outcry.wire.TradedDecoder;

/// Reads every event of every command off the tape, as the event stream does, and keeps the sum of
/// the trades. Orders are named by the workload's ids: the exchange numbers orders in the order
/// they come, and so does the file.
final class TapeReader {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AcceptedDecoder accepted = new AcceptedDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final Trades trades;
  private final long tick;
  private long before;

  TapeReader(Trades trades, long tick) {
    this.trades = trades;
    this.tick = tick;
  }

  /// The order accepted next is number 1 of the workload.
  void begin() {
    before = -1;
    trades.clear();
  }

  void read(Tape tape) {
    var bytes = tape.bytes();
    int at = 0;
    while (at < tape.length()) {
      int message = at + Integer.BYTES;
      switch (header.wrap(bytes, message).templateId()) {
        case TradedDecoder.TEMPLATE_ID -> trade(bytes, message);
        case AcceptedDecoder.TEMPLATE_ID -> accept(bytes, message);
        case RejectedDecoder.TEMPLATE_ID -> throw rejected(bytes, message);
        default -> {}
      }
      at = message + bytes.getInt(at);
    }
  }

  private void accept(DirectBuffer bytes, int message) {
    if (before < 0) {
      before = accepted.wrapAndApplyHeader(bytes, message, header).order() - 1;
    }
  }

  private void trade(DirectBuffer bytes, int message) {
    var event = traded.wrapAndApplyHeader(bytes, message, header);
    long buy = event.buyOrder() - before;
    long sell = event.sellOrder() - before;
    boolean bought = event.aggressor() == Side.BUY;
    trades.trade(bought ? buy : sell, bought ? sell : buy, event.price() / tick, event.quantity());
  }

  private IllegalStateException rejected(DirectBuffer bytes, int message) {
    var event = new RejectedDecoder().wrapAndApplyHeader(bytes, message, header);
    return new IllegalStateException("the exchange rejected a command of the workload: " + event);
  }
}
