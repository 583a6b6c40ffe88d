// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.List;
import org.agrona.DirectBuffer;
import outcry.wire.*;
import outcry.wire.WithholdFixingDecoder;

/// The exchange: commands go in, in one order; it changes; events come out. The list of commands
/// *is* the exchange.
///
/// Deterministic and single-threaded: no clock, no randomness, no I/O. A command that cannot be
/// carried out is answered by an event with a reason and changes nothing; a broken invariant is an
/// exception, after which this exchange must not be used again.
public final class Exchange {
  /// Receives snapshot records one by one.
  @FunctionalInterface
  public interface SnapshotSink {
    void onRecord(DirectBuffer buffer, int offset, int length);
  }

  private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

  private final Tape tape = new Tape();
  private final Events events = new Events(tape);
  private final State state = new State();
  private final Listing listing = new Listing(state, events);
  private final LedgerEvents ledgerEvents = new LedgerEvents(tape);
  private final Membership membership = new Membership(state, ledgerEvents);
  private final Options options = new Options(state, listing);
  private final Payments payments = new Payments(state, events);
  private final Trading trading = new Trading(state, events);
  private final Sessions sessions = new Sessions(state, events, trading);
  private final Refusal.OfOrder refusal = new Refusal.OfOrder();
  private final OrderChecks checks = new OrderChecks(state, refusal, trading);
  private final Accountability accountability = new Accountability(events);
  private final OrderEntry orderEntry =
      new OrderEntry(state, events, trading, checks, accountability);
  private final Amendment amendment =
      new Amendment(state, events, trading, checks, refusal, accountability);
  private final Blocks blocks = new Blocks(state, events, trading, checks, refusal, accountability);
  private final Quotes quotes = new Quotes(state, events, trading, orderEntry, refusal);
  private final KillSwitch killSwitch = new KillSwitch(state, events, trading);
  private final DefaultManagement defaults =
      new DefaultManagement(state, tape, events, trading, killSwitch);
  private final MarginRun marginRun = new MarginRun(state, events, defaults.calls());
  private final Settlement settlement =
      new Settlement(state, events, sessions, trading, marginRun, defaults.funds());
  private final Busts busts = new Busts(state, events, trading);
  private final PriceCorrection priceCorrection = new PriceCorrection(state, events);
  private final PositionTransfer positionTransfer =
      new PositionTransfer(state, events, trading, checks, accountability);
  private final CollateralDesk collateralDesk = new CollateralDesk(state, ledgerEvents);
  private final Holds holds = new Holds(state, ledgerEvents);
  private final Interest interest = new Interest(state, ledgerEvents);
  private final CycleClock cycleClock = new CycleClock(state, events, ledgerEvents, settlement);
  private final RiskDesk riskDesk = new RiskDesk(state, events);

  /// What happens by the clock alone; at one time in this order.
  private final List<Due> agenda = List.of(sessions, cycleClock, marginRun, defaults.calls());

  private final SnapshotReader snapshotReader = new SnapshotReader(state);
  private final View view = new View(state);

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
  private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
  private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
  private final QuoteDecoder quote = new QuoteDecoder();

  /// Applies one command at `time` (milliseconds since 1970-01-01 UTC); its events are on [#tape()]
  /// until the next.
  public void apply(long time, DirectBuffer buffer, int offset, int length) {
    tape.clear();
    header.wrap(buffer, offset);
    int sender = buffer.getInt(offset + BODY, LITTLE_ENDIAN);
    long sequence = buffer.getLong(offset + BODY + Integer.BYTES, LITTLE_ENDIAN);
    long last = state.senders.last(sender);
    if (sequence <= last) {
      events.repeated(sender, sequence, last);
      return;
    }
    if (sequence > last + 1) {
      events.gap(sender, sequence, last);
      return;
    }
    state.senders.applied(sender, sequence);
    moveClock(time);
    state.commands++;
    dispatch(buffer, offset);
  }

  /// Moves the clock without a command: what is due by then happens.
  public void advance(long time) {
    tape.clear();
    moveClock(time);
  }

  /// When something will happen by the clock alone, milliseconds; `Long.MAX_VALUE` = never.
  public long nextDue() {
    return state.nextDue;
  }

  private void moveClock(long time) {
    long now = Math.max(state.time, time);
    if (now >= state.nextDue) {
      fireUntil(now);
    }
    state.time = now;
  }

  private void fireUntil(long now) {
    for (long due = firstDue(); due <= now; due = firstDue()) {
      state.time = Math.max(state.time, due);
      events.due(state.time);
      for (var item : agenda) {
        if (item.nextDue() <= state.time) {
          item.fire(state.time);
        }
      }
    }
    if (!tape.isEmpty()) {
      events.due(now);
    }
    state.nextDue = firstDue();
  }

  private long firstDue() {
    long first = Long.MAX_VALUE;
    for (var item : agenda) {
      first = Math.min(first, item.nextDue());
    }
    return first;
  }

  private void dispatch(DirectBuffer buffer, int offset) {
    switch (header.templateId()) {
      case PlaceOrderDecoder.TEMPLATE_ID ->
          orderEntry.place(placeOrder.wrapAndApplyHeader(buffer, offset, header));
      case CancelOrderDecoder.TEMPLATE_ID ->
          amendment.cancel(cancelOrder.wrapAndApplyHeader(buffer, offset, header));
      case ReplaceOrderDecoder.TEMPLATE_ID ->
          amendment.replace(replaceOrder.wrapAndApplyHeader(buffer, offset, header));
      case QuoteDecoder.TEMPLATE_ID ->
          answer(
              QuoteDecoder.TEMPLATE_ID,
              quotes.enter(quote.wrapAndApplyHeader(buffer, offset, header)));
      case ReportBlockDecoder.TEMPLATE_ID ->
          blocks.report(new ReportBlockDecoder().wrapAndApplyHeader(buffer, offset, header));
      default -> answer(header.templateId(), administer(header.templateId(), buffer, offset));
    }
  }

  /// Null when carried out.
  private Refusal.OfCommand administer(int command, DirectBuffer buffer, int offset) {
    return switch (command) {
      case ListProductDecoder.TEMPLATE_ID ->
          listing.list(new ListProductDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ListContractDecoder.TEMPLATE_ID ->
          listing.list(new ListContractDecoder().wrapAndApplyHeader(buffer, offset, header));
      case SetStateDecoder.TEMPLATE_ID ->
          sessions.set(new SetStateDecoder().wrapAndApplyHeader(buffer, offset, header));
      case OpenAccountDecoder.TEMPLATE_ID ->
          listing.open(new OpenAccountDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ListSpreadDecoder.TEMPLATE_ID ->
          listing.list(new ListSpreadDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ListOptionDecoder.TEMPLATE_ID ->
          options.list(new ListOptionDecoder().wrapAndApplyHeader(buffer, offset, header));
      case SwitchKillDecoder.TEMPLATE_ID ->
          killSwitch.set(new SwitchKillDecoder().wrapAndApplyHeader(buffer, offset, header));
      case SetProtectionDecoder.TEMPLATE_ID ->
          quotes.protect(new SetProtectionDecoder().wrapAndApplyHeader(buffer, offset, header));
      case SetCalendarDecoder.TEMPLATE_ID ->
          sessions.set(new SetCalendarDecoder().wrapAndApplyHeader(buffer, offset, header));
      case DepositDecoder.TEMPLATE_ID ->
          payments.deposit(new DepositDecoder().wrapAndApplyHeader(buffer, offset, header));
      case WithdrawDecoder.TEMPLATE_ID ->
          payments.withdraw(new WithdrawDecoder().wrapAndApplyHeader(buffer, offset, header));
      case DeclareMemberDecoder.TEMPLATE_ID ->
          membership.declare(new DeclareMemberDecoder().wrapAndApplyHeader(buffer, offset, header));
      case DeclareHouseDecoder.TEMPLATE_ID ->
          membership.declare(new DeclareHouseDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ContributeDecoder.TEMPLATE_ID ->
          membership.contribute(new ContributeDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ValueAssetDecoder.TEMPLATE_ID ->
          collateralDesk.value(new ValueAssetDecoder().wrapAndApplyHeader(buffer, offset, header));
      case MoveCollateralDecoder.TEMPLATE_ID ->
          collateralDesk.move(
              new MoveCollateralDecoder().wrapAndApplyHeader(buffer, offset, header));
      case HoldCashDecoder.TEMPLATE_ID ->
          holds.hold(new HoldCashDecoder().wrapAndApplyHeader(buffer, offset, header));
      case PayInterestDecoder.TEMPLATE_ID ->
          interest.pay(new PayInterestDecoder().wrapAndApplyHeader(buffer, offset, header));
      case SetCyclesDecoder.TEMPLATE_ID ->
          cycleClock.set(new SetCyclesDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CancelAllDecoder.TEMPLATE_ID ->
          amendment.cancelAll(new CancelAllDecoder().wrapAndApplyHeader(buffer, offset, header));
      case PublishFixingDecoder.TEMPLATE_ID ->
          settlement.publish(new PublishFixingDecoder().wrapAndApplyHeader(buffer, offset, header));
      case WithholdFixingDecoder.TEMPLATE_ID ->
          settlement.withhold(
              new WithholdFixingDecoder().wrapAndApplyHeader(buffer, offset, header));
      case PublishRiskArraysDecoder.TEMPLATE_ID ->
          riskDesk.publish(
              new PublishRiskArraysDecoder().wrapAndApplyHeader(buffer, offset, header));
      case SettleDecoder.TEMPLATE_ID ->
          settlement.settle(new SettleDecoder().wrapAndApplyHeader(buffer, offset, header));
      case BustTradeDecoder.TEMPLATE_ID ->
          busts.bust(new BustTradeDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CorrectSettlementDecoder.TEMPLATE_ID ->
          priceCorrection.correct(
              new CorrectSettlementDecoder().wrapAndApplyHeader(buffer, offset, header));
      case TransferPositionDecoder.TEMPLATE_ID ->
          positionTransfer.transfer(
              new TransferPositionDecoder().wrapAndApplyHeader(buffer, offset, header));
      case DeclareDefaultDecoder.TEMPLATE_ID,
          CloseOutDecoder.TEMPLATE_ID,
          PortAccountDecoder.TEMPLATE_ID,
          LiquidateAccountDecoder.TEMPLATE_ID,
          RecoverLossDecoder.TEMPLATE_ID ->
          defaults.apply(command, buffer, offset);
      case AdvanceClockDecoder.TEMPLATE_ID -> advanceClock();
      case ReportStateDecoder.TEMPLATE_ID -> report();
      default -> new Refusal.OfCommand(RefuseReason.UNKNOWN_COMMAND, command, 0, "");
    };
  }

  private void answer(int command, Refusal.OfCommand refused) {
    if (refused != null) {
      events.refused(
          command, refused.reason(), refused.value(), refused.bound(), refused.subject());
    }
  }

  /// Whoever moves the clock by hand wants to see what is due now: a margin run is made to its end.
  private Refusal.OfCommand advanceClock() {
    marginRun.finish();
    return null;
  }

  private Refusal.OfCommand report() {
    events.stateReported(hash(), state.commands, state.nextTrade - 1);
    return null;
  }

  /// The events of the command applied last.
  public Tape tape() {
    return tape;
  }

  /// Read-only questions, for whoever holds the exchange on its own thread.
  public View view() {
    return view;
  }

  /// Last number applied for a sender, 0 when it never sent.
  public long lastSequence(int sender) {
    return state.senders.last(sender);
  }

  /// Writes the whole state as records in a fixed order; equal states write equal bytes.
  public void snapshot(SnapshotSink sink) {
    new SnapshotWriter(state, sink).write();
  }

  /// Takes one snapshot record into a fresh exchange; true when it was the last.
  public boolean restore(DirectBuffer buffer, int offset, int length) {
    return snapshotReader.read(buffer, offset, length);
  }

  /// The state in one number: a hash of the snapshot's bytes (without the last record, which holds
  /// it).
  public long hash() {
    var hash = new StateHash();
    new SnapshotWriter(state, hash).records();
    return hash.value();
  }
}
