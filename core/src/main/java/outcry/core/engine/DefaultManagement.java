// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import org.agrona.DirectBuffer;
import outcry.wire.*;

/// What happens when a member does not pay, from the call to the last recovery (rules D-1 to D-14):
/// one desk for each step.
final class DefaultManagement {
  private final DefaultDesk desk;
  private final CloseOuts closeOuts;
  private final Recoveries recoveries;
  private final Liquidation liquidation;
  private final MarginCalls calls;
  private final FundDesk funds;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  DefaultManagement(State state, Tape tape, Events told, Trading trading, KillSwitch killSwitch) {
    var events = new DefaultEvents(tape);
    this.closeOuts = new CloseOuts(state, told, events, new LedgerEvents(tape), trading);
    this.recoveries = new Recoveries(state, events);
    this.liquidation = new Liquidation(state, tape, told, events, trading);
    this.calls = new MarginCalls(state, events, liquidation);
    this.desk = new DefaultDesk(state, events, killSwitch, calls, liquidation);
    this.funds = new FundDesk(state, events);
  }

  MarginCalls calls() {
    return calls;
  }

  FundDesk funds() {
    return funds;
  }

  /// Null when carried out.
  Refusal.OfCommand apply(int command, DirectBuffer buffer, int offset) {
    return switch (command) {
      case DeclareDefaultDecoder.TEMPLATE_ID ->
          desk.declare(new DeclareDefaultDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CloseOutDecoder.TEMPLATE_ID ->
          closeOuts.closeOut(new CloseOutDecoder().wrapAndApplyHeader(buffer, offset, header));
      case PortAccountDecoder.TEMPLATE_ID ->
          desk.port(new PortAccountDecoder().wrapAndApplyHeader(buffer, offset, header));
      case LiquidateAccountDecoder.TEMPLATE_ID ->
          liquidation.liquidate(
              new LiquidateAccountDecoder().wrapAndApplyHeader(buffer, offset, header));
      case RecoverLossDecoder.TEMPLATE_ID ->
          recoveries.recover(new RecoverLossDecoder().wrapAndApplyHeader(buffer, offset, header));
      default -> new Refusal.OfCommand(RefuseReason.UNKNOWN_COMMAND, command, 0, "");
    };
  }
}
