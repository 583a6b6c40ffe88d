// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import org.agrona.MutableDirectBuffer;
import outcry.core.contract.Contract;
import outcry.core.matching.OrderTerms;
import outcry.core.matching.Orders;
import outcry.wire.Flag;
import outcry.wire.MessageHeaderEncoder;
import outcry.wire.OrderImageDecoder;
import outcry.wire.OrderImageEncoder;
import outcry.wire.OrderType;
import outcry.wire.SelfMatch;
import outcry.wire.Side;

/// A live order as a snapshot record, wherever it waits.
final class OrderCodec {
  private final State state;
  private final Orders orders;
  private final byte[] id = new byte[64];

  OrderCodec(State state) {
    this.state = state;
    this.orders = state.orders;
  }

  int encode(int entry, MutableDirectBuffer buffer, MessageHeaderEncoder header) {
    var record = new OrderImageEncoder().wrapAndApplyHeader(buffer, 0, header);
    var terms = orders.terms[entry];
    int slot = orders.slot[entry];
    record.order(orders.number[entry]).account(orders.ids.account(entry));
    record.contract(orders.contract[entry]).quantity(Resting.left(state, entry));
    record.total(orders.total[entry]).price(Resting.price(state, entry)).day(orders.day[entry]);
    record.side(orders.buy[entry] ? Side.BUY : Side.SELL).orderType(orders.type(entry));
    record.timeInForce(orders.timeInForce[entry]);
    boolean inBook = !orders.isHeld(entry) && !orders.isBlock(entry);
    var book = Resting.store(state, entry);
    record.top(inBook && book.isTop(slot) ? Flag.YES : Flag.NO);
    record.shown(inBook ? book.displayed(slot) : 0);
    record.held(orders.isHeld(entry) ? Flag.YES : Flag.NO);
    var flags = record.flags().clear();
    if (terms == null) {
      record.selfMatch(SelfMatch.NONE).stop(Contract.NONE).until(0).display(0).minQuantity(0);
      record.counterparty(0);
    } else {
      flags.postOnly(terms.postOnly).reduceOnly(terms.reduceOnly).quote(terms.quote);
      record.selfMatch(terms.selfMatch).stop(terms.stop).until(terms.until);
      record.display(terms.display).minQuantity(terms.minQuantity);
      record.counterparty(terms.counterparty);
    }
    record.putClientId(id, 0, orders.ids.copy(entry, id));
    record.selfMatchGroup(terms == null ? "" : state.groups.name(terms.group));
    return MessageHeaderEncoder.ENCODED_LENGTH + record.encodedLength();
  }

  /// Puts the order where it was, behind those read before.
  void decode(OrderImageDecoder record) {
    int length = readId(record);
    orders.ids.read(id, length);
    boolean buy = record.side() == Side.BUY;
    int entry =
        orders.add(
            record.account(), record.order(), record.contract(), buy, record.total(), record.day());
    orders.timeInForce[entry] = record.timeInForce();
    var terms = terms(record);
    orders.terms[entry] = terms;
    var pit = state.pit(record.contract());
    int left = (int) record.quantity();
    if (terms != null && terms.counterparty != 0) {
      Resting.await(state, pit, entry);
      return;
    }
    var account = state.accounts.account(record.account());
    Working.add(account, pit.contract, buy, left);
    if (pit.contract.isUpfront()) {
      long cost = Working.cost(pit.contract, buy, left, record.price());
      Working.premium(account, pit.contract, cost);
    }
    if (terms != null && terms.held) {
      Resting.hold(state, pit, entry, left);
      return;
    }
    int shown = (int) record.shown();
    int display = terms == null ? 0 : terms.display;
    orders.slot[entry] = entry;
    pit.book.restore(
        buy,
        pit.ticks(record.price()),
        shown,
        left - shown,
        display,
        record.top() == Flag.YES,
        entry);
    if (terms != null) {
      Resting.keep(state, pit, entry);
    }
  }

  private int readId(OrderImageDecoder record) {
    int length = record.getClientId(id, 0, id.length);
    group = record.selfMatchGroup();
    return length;
  }

  private String group = "";

  private OrderTerms terms(OrderImageDecoder record) {
    var flags = record.flags();
    boolean plain =
        record.orderType() == OrderType.LIMIT
            && record.until() == 0
            && record.display() == 0
            && record.minQuantity() == 0
            && !flags.postOnly()
            && !flags.reduceOnly()
            && !flags.quote()
            && record.counterparty() == 0
            && group.isEmpty();
    return plain
        ? null
        : new OrderTerms(
            record.orderType(),
            record.stop(),
            record.price(),
            record.until(),
            (int) record.display(),
            (int) record.minQuantity(),
            flags.postOnly(),
            flags.reduceOnly(),
            flags.quote(),
            record.selfMatch(),
            state.groups.number(group),
            record.counterparty(),
            record.held() == Flag.YES);
  }
}
