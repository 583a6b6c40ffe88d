// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;

/// Where what a capture says goes. The number of the input is put in by who keeps the capture.
public interface ObservationSink {
  void take(Observation observation);

  void refuse(Refusal refusal);
}
