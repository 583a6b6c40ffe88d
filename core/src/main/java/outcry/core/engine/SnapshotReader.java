// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import org.agrona.DirectBuffer;
import outcry.core.account.Account;
import outcry.core.clearing.Fixings.Fixing;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Product;
import outcry.core.session.TradingCalendar;
import outcry.core.session.TradingCalendar.Phase;
import outcry.wire.*;

/// Builds a state from its records, in the order they were written. Counts them and compares the
/// hash at the end: a damaged snapshot stops the exchange instead of starting it wrongly.
final class SnapshotReader {
  private final State state;
  private final StateHash hash = new StateHash();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OrderCodec orders;
  private final LedgerReader ledger;
  private final byte[] id = new byte[64];
  private long count;

  SnapshotReader(State state) {
    this.state = state;
    this.orders = new OrderCodec(state);
    this.ledger = new LedgerReader(state);
  }

  /// True when this was the last record.
  boolean read(DirectBuffer buffer, int offset, int length) {
    int template = header.wrap(buffer, offset).templateId();
    if (template == SnapshotEndDecoder.TEMPLATE_ID) {
      end(new SnapshotEndDecoder().wrapAndApplyHeader(buffer, offset, header));
      return true;
    }
    hash.onRecord(buffer, offset, length);
    count++;
    switch (template) {
      case SnapshotStartDecoder.TEMPLATE_ID ->
          start(new SnapshotStartDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ProductImageDecoder.TEMPLATE_ID ->
          product(new ProductImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ContractImageDecoder.TEMPLATE_ID ->
          PitCodec.decode(
              new ContractImageDecoder().wrapAndApplyHeader(buffer, offset, header), state);
      case AccountImageDecoder.TEMPLATE_ID ->
          account(new AccountImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case PositionImageDecoder.TEMPLATE_ID ->
          position(new PositionImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case OrderImageDecoder.TEMPLATE_ID ->
          orders.decode(new OrderImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CalendarImageDecoder.TEMPLATE_ID ->
          calendar(new CalendarImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ProtectionImageDecoder.TEMPLATE_ID ->
          protection(new ProtectionImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case MemberImageDecoder.TEMPLATE_ID ->
          ledger.member(new MemberImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case AssetValuedDecoder.TEMPLATE_ID ->
          ledger.asset(new AssetValuedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case HoldingImageDecoder.TEMPLATE_ID ->
          ledger.holding(new HoldingImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ReservationImageDecoder.TEMPLATE_ID ->
          ledger.reservation(
              new ReservationImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CyclesSetDecoder.TEMPLATE_ID ->
          ledger.cycles(new CyclesSetDecoder().wrapAndApplyHeader(buffer, offset, header));
      case HouseDeclaredDecoder.TEMPLATE_ID ->
          ledger.house(new HouseDeclaredDecoder().wrapAndApplyHeader(buffer, offset, header));
      case UsedIdImageDecoder.TEMPLATE_ID ->
          usedId(new UsedIdImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case FixingImageDecoder.TEMPLATE_ID ->
          fixing(new FixingImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case RefImageDecoder.TEMPLATE_ID ->
          ledger.receipt(new RefImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case BlotterImageDecoder.TEMPLATE_ID ->
          BlotterCodec.decode(
              new BlotterImageDecoder().wrapAndApplyHeader(buffer, offset, header), state.blotter);
      case SenderImageDecoder.TEMPLATE_ID ->
          sender(new SenderImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case MarginRunImageDecoder.TEMPLATE_ID ->
          marginRun(new MarginRunImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case RiskModelActivatedDecoder.TEMPLATE_ID ->
          state.margin.use(RiskModelCodec.decode(buffer, offset));
      case AccountStandingImageDecoder.TEMPLATE_ID,
          MemberStandingImageDecoder.TEMPLATE_ID,
          LossImageDecoder.TEMPLATE_ID,
          SizingImageDecoder.TEMPLATE_ID ->
          new DefaultImages(state).read(template, buffer, offset, header);
      default ->
          throw new IllegalStateException("a snapshot has no record of template " + template);
    }
    return false;
  }

  private void start(SnapshotStartDecoder record) {
    state.time = record.time();
    state.commands = record.commands();
    state.nextOrder = record.nextOrder();
    state.nextTrade = record.nextTrade();
    state.day = record.day();
    state.settleDate = record.settleDate();
    state.finalDate = record.finalDate();
    state.ledger.set(Ledger.BANK, record.bank());
    state.ledger.set(Ledger.FEES, record.fees());
    state.ledger.set(Ledger.VARIATION, record.variation());
    state.ledger.set(Ledger.ROUNDING, record.rounding());
    state.ledger.set(Ledger.SKIN1, record.skin1());
    state.ledger.set(Ledger.SKIN2, record.skin2());
    state.interestDate = record.interestDate();
  }

  private void product(ProductImageDecoder record) {
    var rules = RulesCodec.read(record);
    var product =
        new Product(
            record.number(),
            record.product(),
            record.kind(),
            record.multiplier(),
            record.tick(),
            record.margin(),
            record.fee(),
            record.feeBps(),
            rules);
    product.state = record.state();
    state.contracts.add(product);
  }

  private void account(AccountImageDecoder record) {
    int number = record.number();
    var kind = record.kind();
    state.ledger.set(number, record.cash());
    var name = record.account();
    var account = new Account(number, name, record.member(), kind);
    account.killed = record.killed() == Flag.YES;
    account.reserved = record.reserved();
    account.securities = record.securities();
    account.accrued = record.accrued();
    account.residue = record.residue();
    state.accounts.add(account);
  }

  private void position(PositionImageDecoder record) {
    var line =
        state.accounts.account(record.account()).line(state.contracts.contract(record.contract()));
    line.lots = record.lots();
    line.carried = record.carried();
  }

  private void calendar(CalendarImageDecoder record) {
    int first = record.first();
    int weekend = record.weekend();
    var phases = new ArrayList<Phase>();
    for (var phase : record.phases()) {
      phases.add(new Phase(phase.night() == Flag.YES, phase.minute(), phase.state()));
    }
    var group = record.holidays();
    var holidays = new int[group.count()];
    for (int i = 0; i < holidays.length; i++) {
      holidays[i] = group.next().date();
    }
    var product = state.contracts.product(record.product());
    state.calendars.set(
        product, new TradingCalendar(first, weekend, phases, holidays), record.fired());
    state.dueAt(state.calendars.next());
  }

  private void protection(ProtectionImageDecoder record) {
    var protection =
        new Protections.Protection(
            record.account(), record.product(), record.window(), record.quantity());
    state.protections.restore(
        protection, record.started(), record.filled(), record.tripped() == Flag.YES);
  }

  private void usedId(UsedIdImageDecoder record) {
    int account = record.account();
    long day = record.day();
    state.orders.ids.read(id, record.getClientId(id, 0, id.length));
    state.orders.add(account, 0, 0, true, 0, day);
  }

  private void fixing(FixingImageDecoder record) {
    var fixing = new Fixing(record.value(), record.used() == Flag.YES);
    int date = record.date();
    state.fixings.put(record.index(), date, fixing);
  }

  private void marginRun(MarginRunImageDecoder record) {
    state.marginDue = record.due();
    state.marginAfter = record.after();
    state.dueAt(state.marginDue);
  }

  private void sender(SenderImageDecoder record) {
    state.senders.applied(record.sender(), record.last());
  }

  private void end(SnapshotEndDecoder record) {
    if (record.records() != count || record.hash() != hash.value()) {
      throw new IllegalStateException(
          "the snapshot is damaged: %d records with hash %016x, expected %d with %016x"
              .formatted(count, hash.value(), record.records(), record.hash()));
    }
    state.check();
  }
}
