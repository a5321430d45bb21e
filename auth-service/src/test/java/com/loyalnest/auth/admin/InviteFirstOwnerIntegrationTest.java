package com.loyalnest.auth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.identity.AdminRole;
import com.loyalnest.platform.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

@SpringBootTest(properties = "spring.config.name=auth")
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class InviteFirstOwnerIntegrationTest {
  @Autowired InviteAdmin invite;
  @Autowired EnrolAdmin enrol;
  @Autowired ChangeAdmin admins;

  @Test
  void aProcessStartedForItPrintsTheInvitationAndEnds(CapturedOutput output) {
    var email = "owner-" + UUID.randomUUID() + "@example.com";
    try (var process = new GenericApplicationContext()) {
      process.refresh();

      new InviteFirstOwner(invite, email, process).run(new DefaultApplicationArguments());

      assertThat(process.isActive()).isFalse();
    }
    var invitation =
        output.getOut().lines().filter(line -> line.startsWith("lni_")).findFirst().orElseThrow();
    assertThat(enrol.choose(invitation, "velvet-otter-umbrella-19"))
        .isInstanceOf(EnrolAdmin.Chosen.Secret.class);
    assertThat(admins.all())
        .filteredOn(admin -> admin.email().equals(email))
        .extracting(PlatformAdmin::role)
        .containsExactly(AdminRole.OWNER);
  }
}
