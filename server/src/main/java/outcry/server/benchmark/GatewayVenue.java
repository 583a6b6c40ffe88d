// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.agrona.DirectBuffer;
import outcry.core.engine.CommandWriter;
import outcry.server.gateway.Commands;
import outcry.server.read.ReadModel;
import outcry.server.scenario.Words;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.RefusedDecoder;

/// The venue in this process, as its benchmark administrator sees it.
public final class GatewayVenue implements VenueFeed.Venue {
  private static final int PATIENCE_SECONDS = 30;
  private static final int DAYS_KNOWN = 400;

  private final ReadModel market;
  private final Commands commands;

  public GatewayVenue(ReadModel market, Commands commands) {
    this.market = market;
    this.commands = commands;
  }

  @Override
  public OptionalLong known(String index, LocalDate date) {
    var day = date.toString();
    return market.read(m -> m.fixings(index, DAYS_KNOWN)).stream()
        .filter(fixing -> Words.date(fixing.date()).equals(day))
        .mapToLong(fixing -> fixing.value())
        .findFirst();
  }

  @Override
  public String publish(String index, LocalDate date, long value) {
    var writer = new CommandWriter();
    return submit(writer, writer.publishFixing(index, date, value));
  }

  @Override
  public String withhold(String index, LocalDate date, String reason) {
    var writer = new CommandWriter();
    return submit(writer, writer.withholdFixing(index, date, reason));
  }

  private String submit(CommandWriter writer, int length) {
    try {
      var outcome =
          commands.submit(writer.buffer(), 0, length).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var refused = new StringBuilder();
      outcome.forEach((id, buffer, offset, _) -> refused.append(reason(id, buffer, offset)));
      return refused.toString();
    } catch (TimeoutException | ExecutionException e) {
      throw new UncheckedIOException(new IOException("no answer: " + e, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("the venue is stopping", e));
    }
  }

  private static String reason(int templateId, DirectBuffer buffer, int offset) {
    if (templateId != RefusedDecoder.TEMPLATE_ID) return "";
    var refused =
        new RefusedDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
    return Words.of(refused.reason());
  }
}
