// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import io.aeron.archive.client.AeronArchive;
import java.util.ArrayList;
import java.util.List;

/// The recorded event streams, one for each start of the venue, oldest first.
public final class EventRecordings {
  public static final String REPLAY_CHANNEL = "aeron:ipc?alias=event-replay";
  public static final int REPLAY_STREAM = EventPublication.STREAM + 1;

  /// `stop` is where a finished recording ends.
  public record Recording(long id, long start, long stop) {}

  private EventRecordings() {}

  public static List<Recording> list(AeronArchive archive) {
    var found = new ArrayList<Recording>();
    archive.listRecordingsForUri(
        0,
        Integer.MAX_VALUE,
        EventPublication.CHANNEL,
        EventPublication.STREAM,
        (_, _, id, _, _, start, stop, _, _, _, _, _, _, _, _, _) ->
            found.add(new Recording(id, start, stop)));
    return found;
  }
}
