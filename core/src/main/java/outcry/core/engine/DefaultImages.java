// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.function.IntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import outcry.core.account.Member;
import outcry.wire.*;

/// What default management remembers, as snapshot records: after members, accounts and own capital.
final class DefaultImages {
  private final State state;

  DefaultImages(State state) {
    this.state = state;
  }

  /// `emit` takes the encoded length of each record.
  void write(MutableDirectBuffer buffer, MessageHeaderEncoder header, IntConsumer emit) {
    for (var account : state.accounts.inOrderOfOpening()) {
      if ((account.cycleResult | account.unpaid | account.callDue | account.liquidateAt) != 0) {
        var record = new AccountStandingImageEncoder().wrapAndApplyHeader(buffer, 0, header);
        record.account(account.number).cycleResult(account.cycleResult).unpaid(account.unpaid);
        record.callDue(account.callDue).liquidateAt(account.liquidateAt);
        record.liquidateWait(account.liquidateWait);
        emit.accept(record.encodedLength());
      }
    }
    for (var member : state.members.inOrder()) {
      if (isRemembered(member)) {
        var record = new MemberStandingImageEncoder().wrapAndApplyHeader(buffer, 0, header);
        record.member(member.number).inDefault(member.inDefault ? Flag.YES : Flag.NO);
        record.pledged(member.pledged).assessed(member.assessed);
        var days = record.requirementsCount(member.requirements.size());
        member.requirements.forEach(each -> days.next().required(each));
        emit.accept(record.encodedLength());
      }
    }
    state.estates.forEach(
        (defaulter, loss) -> {
          var record = new LossImageEncoder().wrapAndApplyHeader(buffer, 0, header);
          record.defaulter(defaulter).layer(loss.layer).source(loss.source);
          record.member(loss.member == null ? 0 : loss.member.number);
          record.amount(loss.amount).recovered(loss.recovered);
          emit.accept(record.encodedLength());
        });
    if (state.estates.size != null) {
      size(state.estates.size, buffer, header, emit);
    }
  }

  private static boolean isRemembered(Member member) {
    return member.inDefault
        || member.pledged != 0
        || member.assessed != 0
        || !member.requirements.isEmpty();
  }

  private static void size(
      FundSize size, MutableDirectBuffer buffer, MessageHeaderEncoder header, IntConsumer emit) {
    var record = new SizingImageEncoder().wrapAndApplyHeader(buffer, 0, header);
    record.date(size.date()).covered(size.covered()).required(size.required());
    record.scenario(size.scenario());
    var group = record.membersCount(size.parts().size());
    for (var part : size.parts()) {
      group.next().loss(part.loss()).mean(part.mean()).contribution(part.contribution());
      group.member(part.member());
    }
    emit.accept(record.set(size.set()).encodedLength());
  }

  void read(int template, DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
    switch (template) {
      case AccountStandingImageDecoder.TEMPLATE_ID ->
          account(new AccountStandingImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case MemberStandingImageDecoder.TEMPLATE_ID ->
          member(new MemberStandingImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case LossImageDecoder.TEMPLATE_ID ->
          loss(new LossImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      default -> size(new SizingImageDecoder().wrapAndApplyHeader(buffer, offset, header));
    }
  }

  private void account(AccountStandingImageDecoder record) {
    var account = state.accounts.account(record.account());
    account.cycleResult = record.cycleResult();
    account.unpaid = record.unpaid();
    account.callDue = record.callDue();
    account.liquidateAt = record.liquidateAt();
    account.liquidateWait = record.liquidateWait();
    for (long time : new long[] {account.callDue, account.liquidateAt}) {
      if (time != 0) {
        state.appointments.add(time, account);
        state.dueAt(time);
      }
    }
  }

  private void member(MemberStandingImageDecoder record) {
    var member = state.members.inOrder().get(record.member() - 1);
    member.inDefault = record.inDefault() == Flag.YES;
    member.pledged = record.pledged();
    member.assessed = record.assessed();
    for (var day : record.requirements()) {
      member.requirements.addLast(day.required());
    }
  }

  private void loss(LossImageDecoder record) {
    int number = record.member();
    var member = number == 0 ? null : state.members.inOrder().get(number - 1);
    var loss = state.estates.loss(record.defaulter(), record.layer(), member, record.source());
    loss.amount = record.amount();
    loss.recovered = record.recovered();
  }

  private void size(SizingImageDecoder record) {
    int date = record.date();
    long covered = record.covered();
    long required = record.required();
    int scenario = record.scenario();
    var parts = new ArrayList<FundSize.Part>();
    for (var part : record.members()) {
      long loss = part.loss();
      long mean = part.mean();
      long contribution = part.contribution();
      parts.add(new FundSize.Part(part.member(), loss, mean, contribution));
    }
    state.estates.size = new FundSize(date, covered, required, record.set(), scenario, parts);
  }
}
