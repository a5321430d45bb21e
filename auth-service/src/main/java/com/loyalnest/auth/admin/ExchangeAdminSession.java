package com.loyalnest.auth.admin;

import com.loyalnest.auth.secret.SecretText;
import com.loyalnest.auth.token.AccessTokens;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Gives the public door a short token for a session that a browser sent, with the role that its
/// admin has now.
@Service
public class ExchangeAdminSession {
  private final AdminSessions sessions;
  private final AccessTokens tokens;
  private final Clock systemClock;

  ExchangeAdminSession(AdminSessions sessions, AccessTokens tokens, Clock systemClock) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.systemClock = systemClock;
  }

  /// Nothing for a text that is no session, or none that lives.
  public Optional<AccessTokens.Minted> exchange(String text) {
    return SecretText.parse(SecretText.Kind.ADMIN_SESSION, text)
        .flatMap(sent ->
            sessions
                .use(sent.id(), sent.digest(), systemClock.instant())
                .map(
                    holder -> tokens.forPlatformAdmin(holder.adminId(), holder.role(), sent.id())));
  }
}
