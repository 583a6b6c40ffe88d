// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import outcry.core.account.Account;
import outcry.core.clearing.Blotter;
import outcry.core.clearing.Ledger;
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
    members();
    accounts();
    custody();
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
    calendars();
    protections();
    marginRun();
    blotter();
    if (state.margin.model() != RiskModel.NONE) {
      emit(RiskModelCodec.encode(state.margin.model(), buffer, 0, header));
    }
    new DefaultImages(state).write(buffer, header, this::emit);
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
    record.skin1(ledger.balance(Ledger.SKIN1)).skin2(ledger.balance(Ledger.SKIN2));
    record.interestDate(state.interestDate);
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
      record.tick(product.tick).margin(product.margin).fee(product.fee).feeBps(product.feeBps);
      RulesCodec.write(product.rules, record);
      record.product(product.name);
      emit(record.encodedLength());
    }
  }

  private void contracts() {
    for (var pit : state.pits()) {
      emit(PitCodec.encode(pit, state.time, buffer, header));
    }
  }

  private void accounts() {
    for (var account : state.accounts.inOrderOfOpening()) {
      var record = new AccountImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.number(account.number).kind(account.kind).cash(state.cash(account));
      record.killed(account.killed ? Flag.YES : Flag.NO);
      record.reserved(account.reserved).securities(account.securities);
      record.accrued(account.accrued).residue(account.residue);
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
    var writer = new OrderCodec(state);
    for (var pit : state.pits()) {
      for (boolean buy : new boolean[] {true, false}) {
        pit.book.forEachOrder(buy, slot -> emit(writer.encode(slot, buffer, header)));
      }
      for (boolean side : new boolean[] {true, false}) {
        pit.stops.forEachOrder(side, slot -> emit(writer.encode(slot, buffer, header)));
      }
    }
    for (int entry : state.liveOrders(0, 0)) {
      if (state.orders.isBlock(entry)) {
        emit(writer.encode(entry, buffer, header));
      }
    }
  }

  private void usedIds() {
    var orders = state.orders;
    var used = new ArrayList<UsedId>();
    for (int entry = 1; entry < orders.ids.end(); entry++) {
      boolean dead = orders.ids.account(entry) != 0 && orders.slot[entry] == OrderBook.NONE;
      if (dead && orders.isTaken(entry, state.day)) {
        var bytes = Arrays.copyOf(id, orders.ids.copy(entry, id));
        used.add(new UsedId(orders.ids.account(entry), orders.day[entry], bytes));
      }
    }
    used.sort(null);
    for (var each : used) {
      var record = new UsedIdImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.account(each.account).day(each.day).putClientId(each.id, 0, each.id.length);
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
        (owner, key, receipt) -> {
          var record = new RefImageEncoder().wrapAndApplyHeader(buffer, 0, header);
          record.account(owner).kind(receipt.kind()).asset(receipt.asset());
          record.amount(receipt.amount()).after(receipt.after()).value(receipt.value());
          record.securities(receipt.securities()).key(key);
          emit(record.encodedLength());
        });
  }

  private void calendars() {
    state.calendars.forEach(
        (product, calendar, fired) -> {
          var record = new CalendarImageEncoder().wrapAndApplyHeader(buffer, 0, header);
          record.product(product).first(calendar.first()).weekend((short) calendar.weekendBits());
          record.fired(fired);
          var phases = record.phasesCount(calendar.phases().size());
          for (var phase : calendar.phases()) {
            phases.next().night(phase.night() ? Flag.YES : Flag.NO);
            phases.minute(phase.minute()).state(phase.state());
          }
          var holidays = record.holidaysCount(calendar.holidays().length);
          for (int day : calendar.holidays()) {
            holidays.next().date(day);
          }
          emit(record.encodedLength());
        });
  }

  /// A window that is over is not written: it no longer counts.
  private void protections() {
    for (var protection : state.protections.inOrder()) {
      var record = new ProtectionImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.account(protection.account).product(protection.product);
      record.window(protection.window).quantity(protection.quantity);
      record.started(protection.startedAt(state.time)).filled(protection.filledAt(state.time));
      record.tripped(protection.isTripped() ? Flag.YES : Flag.NO);
      emit(record.encodedLength());
    }
  }

  private void blotter() {
    long next = state.nextTrade;
    for (long first = Blotter.oldest(next); first < next; first += BlotterCodec.TRADES) {
      emit(BlotterCodec.encode(state.blotter, first, next, buffer, header));
    }
  }

  private void members() {
    for (var member : state.members.inOrder()) {
      var record = new MemberImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.number(member.number).declared(member.declared ? Flag.YES : Flag.NO);
      record.killed(member.killed ? Flag.YES : Flag.NO).contribution(member.contribution);
      record.fund(state.ledger.balance(Ledger.fund(member.number))).member(member.name);
      emit(record.encodedLength());
    }
    if (state.house.declared) {
      emit(LedgerEvents.house(state.house, state.ledger, buffer, 0, header));
    }
    if (state.cycles.areSet()) {
      emit(LedgerEvents.cycles(state.cycles, buffer, 0, header));
    }
  }

  private void custody() {
    for (var asset : state.custody.assets()) {
      emit(LedgerEvents.asset(asset, buffer, 0, header));
    }
    state.custody.forEach(
        (account, holding) -> {
          var record = new HoldingImageEncoder().wrapAndApplyHeader(buffer, 0, header);
          record.account(account).asset(holding.asset.number);
          record.quantity(holding.quantity).value(holding.value);
          emit(record.encodedLength());
        });
    state.reservations.forEach(
        (account, key, reservation) -> {
          var record = new ReservationImageEncoder().wrapAndApplyHeader(buffer, 0, header);
          record.account(account).step(reservation.step()).amount(reservation.amount());
          record.paid(reservation.paid()).cash(reservation.cash());
          record.reserved(reservation.reserved()).key(key);
          emit(record.encodedLength());
        });
  }

  private void marginRun() {
    if (state.marginDue != Long.MAX_VALUE) {
      var record = new MarginRunImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.due(state.marginDue).after(state.marginAfter);
      emit(record.encodedLength());
    }
  }

  private void senders() {
    for (int place = 0; place < state.senders.count(); place++) {
      var record = new SenderImageEncoder().wrapAndApplyHeader(buffer, 0, header);
      record.sender(state.senders.senderAt(place)).last(state.senders.lastAt(place));
      emit(record.encodedLength());
    }
  }
}
