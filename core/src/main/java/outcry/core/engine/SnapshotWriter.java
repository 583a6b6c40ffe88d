// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import outcry.core.account.Account;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.matching.OrderBook;
import outcry.core.risk.RiskModel;
import outcry.wire.*;

/// The state as records, always in the same order, whatever way the state came about.
final class SnapshotWriter {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final State state;
  private final Exchange.SnapshotSink sink;
  private final StateHash hash = new StateHash();
  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final byte[] id = new byte[64];
  private long count;

  SnapshotWriter(State state, Exchange.SnapshotSink sink) {
    this.state = state;
    this.sink = sink;
  }

  void write() {
    records();
    var end = new SnapshotEndEncoder().wrapAndApplyHeader(buffer, 0, header);
    end.records(count).hash(hash.value());
    sink.onRecord(buffer, 0, HEADER + end.encodedLength());
  }

  /// Everything but the end record.
  void records() {
    start();
    products();
    contracts();
    accounts();
    orders();
    usedIds();
    state.fixings.forEach(
        (index, date, fixing) -> {
          var record = new FixingImageEncoder().wrapAndApplyHeader(buffer, 0, header);
          record
              .date(date)
              .value(fixing.value())
              .used(fixing.used() ? Flag.YES : Flag.NO)
              .index(index);
          emit(record.encodedLength());
        });
    receipts();
    senders();
    if (state.margin.model() != RiskModel.NONE) {
      emit(RiskModelCodec.encode(state.margin.model(), buffer, 0, header));
    }
  }

  private void emit(int encodedLength) {
    int length = HEADER + encodedLength;
    hash.onRecord(buffer, 0, length);
    sink.onRecord(buffer, 0, length);
    count++;
  }

  private void start() {
    var record = new SnapshotStartEncoder().wrapAndApplyHeader(buffer, 0, header);
    record
        .time(state.time)
        .commands(state.commands)
        .nextOrder(state.nextOrder)
        .nextTrade(state.nextTrade);
    record.day(state.day).settleDate(state.settleDate).finalDate(state.finalDate);
    var ledger = state.ledger;
    record.bank(ledger.balance(Ledger.BANK)).fees(ledger.balance(Ledger.FEES));
    record.variation(ledger.balance(Ledger.VARIATION)).rounding(ledger.balance(Ledger.ROUNDING));
    emit(record.encodedLength());
  }

  private void products() {
    for (var product : state.contracts.products()) {
      var record = new ProductImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record
          .number(product.number)
          .kind(product.kind)
          .state(product.state)
          .multiplier(product.multiplier);
      record.tick(product.tick).margin(product.margin).fee(product.fee).product(product.name);
      emit(record.encodedLength());
    }
  }

  private void contracts() {
    for (var contract : state.contracts.all()) {
      var record = new ContractImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      var month = contract.averaging;
      record.number(contract.number).product(contract.product.number).state(contract.state);
      record.expired(contract.expired ? Flag.YES : Flag.NO).reference(contract.reference);
      record.lastTrade(contract.lastTrade).from(month == null ? Contract.NO_DATE : month.from());
      record.to(month == null ? Contract.NO_DATE : month.to()).settlement(contract.settlement);
      record.last(contract.last).lastToday(contract.lastToday).openInterest(contract.openInterest);
      record.contract(contract.name).index(month == null ? "" : month.index());
      emit(record.encodedLength());
    }
  }

  private void accounts() {
    for (var account : state.accounts.inOrderOfOpening()) {
      var record = new AccountImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.number(account.number).kind(account.kind).cash(state.cash(account));
      record.account(account.name).member(account.member);
      emit(record.encodedLength());
    }
    for (var account : state.accounts.inOrderOfOpening()) {
      positions(account);
    }
  }

  private void positions(Account account) {
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      if (line != null && (line.lots != 0 || line.carried != 0)) {
        var record = new PositionImageEncoder().wrapAndApplyHeader(buffer, 0, header);
        record
            .account(account.number)
            .contract(line.contract.number)
            .lots(line.lots)
            .carried(line.carried);
        emit(record.encodedLength());
      }
    }
  }

  private void orders() {
    for (var contract : state.contracts.all()) {
      var book = state.book(contract);
      book.forEach(true, (tag, price, lots) -> order((int) tag, contract, price, lots));
      book.forEach(false, (tag, price, lots) -> order((int) tag, contract, price, lots));
    }
  }

  private void order(int entry, Contract contract, int ticks, int lots) {
    var orders = state.orders;
    var record = new OrderImageEncoder().wrapAndApplyHeader(buffer, 0, header);
    record.order(orders.number[entry]).account(orders.ids.account(entry)).contract(contract.number);
    record
        .quantity(lots)
        .total(orders.total[entry])
        .price(ticks * contract.product.tick)
        .day(orders.day[entry]);
    record.side(orders.buy[entry] ? Side.BUY : Side.SELL).orderType(OrderType.LIMIT);
    record.timeInForce(orders.timeInForce[entry]).putClientId(id, 0, orders.ids.copy(entry, id));
    emit(record.encodedLength());
  }

  private void usedIds() {
    var orders = state.orders;
    var used = new ArrayList<UsedId>();
    for (int entry = 1; entry < orders.ids.end(); entry++) {
      if (orders.ids.account(entry) != 0 && orders.slot[entry] == OrderBook.NONE) {
        var bytes = Arrays.copyOf(id, orders.ids.copy(entry, id));
        used.add(new UsedId(orders.ids.account(entry), orders.day[entry], bytes));
      }
    }
    used.sort(null);
    for (var dead : used) {
      var record = new UsedIdImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.account(dead.account).day(dead.day).putClientId(dead.id, 0, dead.id.length);
      emit(record.encodedLength());
    }
  }

  private record UsedId(int account, long day, byte[] id) implements Comparable<UsedId> {
    @Override
    public int compareTo(UsedId other) {
      int byAccount = Integer.compare(account, other.account);
      return byAccount != 0 ? byAccount : Arrays.compare(id, other.id);
    }
  }

  private void receipts() {
    state.receipts.forEach(
        (key, receipt) -> {
          var record = new RefImageEncoder().wrapAndApplyHeader(buffer, 0, header);
          record
              .account(key.account())
              .amount(receipt.amount())
              .cash(receipt.cash())
              .key(key.key());
          emit(record.encodedLength());
        });
  }

  private void senders() {
    for (int place = 0; place < state.senders.count(); place++) {
      var record = new SenderImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.sender(state.senders.senderAt(place)).last(state.senders.lastAt(place));
      emit(record.encodedLength());
    }
  }
}
