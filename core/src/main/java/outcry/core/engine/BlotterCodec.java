// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import org.agrona.MutableDirectBuffer;
import outcry.core.clearing.Blotter;
import outcry.wire.BlotterImageDecoder;
import outcry.wire.BlotterImageEncoder;
import outcry.wire.Flag;
import outcry.wire.MessageHeaderEncoder;

/// The trades that may still be busted, in snapshot records of so many each.
final class BlotterCodec {
  static final int TRADES = 100;

  private BlotterCodec() {}

  /// The trades from `first` to before `next`, at most [#TRADES].
  static int encode(
      Blotter blotter,
      long first,
      long next,
      MutableDirectBuffer buffer,
      MessageHeaderEncoder header) {
    var record = new BlotterImageEncoder().wrapAndApplyHeader(buffer, 0, header);
    record.first(first).marked(blotter.marked());
    int count = (int) Math.min(TRADES, next - first);
    var group = record.tradesCount(count);
    for (int i = 0; i < count; i++) {
      var trade = blotter.get(first + i);
      group.next().contract(trade.contract()).price(trade.price()).lots(trade.lots());
      group.buyer(trade.buyer()).seller(trade.seller()).fee(trade.fee());
      group.spread(trade.spread()).leg(trade.leg() ? Flag.YES : Flag.NO);
    }
    return record.encodedLength();
  }

  static void decode(BlotterImageDecoder record, Blotter blotter) {
    long number = record.first();
    blotter.mark(record.marked());
    for (var trade : record.trades()) {
      blotter.add(
          number,
          trade.contract(),
          trade.price(),
          trade.lots(),
          trade.buyer(),
          trade.seller(),
          trade.spread(),
          trade.leg() == Flag.YES);
      blotter.charged(number, trade.fee());
      number++;
    }
  }
}
