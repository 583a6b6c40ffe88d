// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.security.Authenticator;
import io.aeron.security.CredentialsSupplier;
import io.aeron.security.SessionProxy;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/// Lets only gateways of this process write to the log: a secret made at start, known to nobody
/// else.
///
/// The ingress port is on loopback, where any local program could connect; commands that change
/// money must come through a door.
public final class Pass {
  private static final byte[] NONE = {};

  private final byte[] secret = new byte[32];

  public Pass() {
    new SecureRandom().nextBytes(secret);
  }

  /// What a gateway shows when it connects.
  public CredentialsSupplier credentials() {
    return new CredentialsSupplier() {
      @Override
      public byte[] encodedCredentials() {
        return secret.clone();
      }

      @Override
      public byte[] onChallenge(byte[] challenge) {
        return NONE;
      }
    };
  }

  Authenticator authenticator() {
    return new Gate();
  }

  private final class Gate implements Authenticator {
    private final Map<Long, Boolean> admitted = new HashMap<>();

    @Override
    public void onConnectRequest(long session, byte[] shown, long nowMillis) {
      admitted.put(session, MessageDigest.isEqual(secret, shown));
    }

    @Override
    public void onChallengeResponse(long session, byte[] shown, long nowMillis) {
      onConnectRequest(session, shown, nowMillis);
    }

    @Override
    public void onConnectedSession(SessionProxy session, long nowMillis) {
      if (!admitted.getOrDefault(session.sessionId(), false)) {
        admitted.remove(session.sessionId());
        session.reject();
      } else if (session.authenticate(NONE)) {
        admitted.remove(session.sessionId());
      }
    }

    @Override
    public void onChallengedSession(SessionProxy session, long nowMillis) {
      onConnectedSession(session, nowMillis);
    }
  }
}
