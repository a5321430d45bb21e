package com.loyalnest.auth.admin;

import com.loyalnest.platform.identity.AdminRole;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/// For whoever runs the containers: a process that is started with an address to invite
/// (`LOYALNEST_AUTH_INVITEOWNER`) prints the invitation of an owner and ends.
@Component
@ConditionalOnProperty("loyalnest.auth.invite-owner")
class InviteFirstOwner implements ApplicationRunner {
  private final InviteAdmin invite;
  private final String email;
  private final ConfigurableApplicationContext context;

  InviteFirstOwner(
      InviteAdmin invite,
      @Value("${loyalnest.auth.invite-owner}") String email,
      ConfigurableApplicationContext context) {
    this.invite = invite;
    this.email = email;
    this.context = context;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    invite
        .invite(email, AdminRole.OWNER, AdminLog.OPERATOR)
        .ifPresent(invitation -> System.out.println(invitation.text()));
    context.close();
  }
}
