// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.List;
import java.util.Optional;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Tier;

/// The corner shop's own format: `{"h100": [2.5, 2.6], "next": "/page2"}`.
public class CornerPrices implements PriceSource {
  private final String home;

  public CornerPrices(String home) {
    this.home = home;
  }

  @Override
  public String id() {
    return "corner";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(Request.get("page1", home + "/page1"));
  }

  @Override
  public Optional<Request> next(Request asked, Capture answer) {
    try {
      var next = Json.text(Json.of(answer), "next");
      return next.isEmpty()
          ? Optional.empty()
          : Optional.of(asked.at(next.substring(1), home + next));
    } catch (UnreadablePayload _) {
      return Optional.empty();
    }
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var price : Json.required(Json.of(capture), "h100").values()) {
      quotes
          .at(++line)
          .by("corner", Tier.NEOCLOUD)
          .of(new Good.Gpu("H100", "SXM", 80, ""))
          .priced(price.asString(), Currency.USD, PriceUnit.GPU_HOUR);
    }
  }
}
