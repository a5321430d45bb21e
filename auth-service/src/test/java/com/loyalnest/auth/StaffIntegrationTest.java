package com.loyalnest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.auth.v1.AssignStaffRoleRequest;
import com.loyalnest.auth.v1.ListStaffRequest;
import com.loyalnest.auth.v1.StaffMember;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.identity.TokenVerifier;
import com.loyalnest.platform.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Who of a merchant's staff may do what.
@SpringBootTest(
    properties = {
      "spring.config.name=auth",
      "loyalnest.shopify.client-id=" + SessionTokens.CLIENT_ID,
      "loyalnest.shopify.client-secret=" + SessionTokens.SECRET
    })
@ServiceTest
@AutoConfigureTestGrpcTransport
class StaffIntegrationTest {
  @Autowired GrpcChannelFactory channels;
  @Autowired TokenVerifier verifier;

  private Desk desk;

  @DynamicPropertySource
  static void shopify(DynamicPropertyRegistry registry) {
    registry.add("loyalnest.shopify.admin-url", StandInShopify::url);
  }

  @BeforeEach
  void aNewShop() {
    StandInShopify.grants(3600);
    StandInShopify.comesAsAccountOwner(false);
    desk = Desk.ofANewShop(channels);
  }

  @Test
  void whoeverComesFirstOwnsTheProgramAndOthersWatch() {
    assertThat(roleOf("1")).isEqualTo(StaffRole.OWNER);
    assertThat(roleOf("2")).isEqualTo(StaffRole.VIEWER);
    assertThat(roleOf("1")).isEqualTo(StaffRole.OWNER);

    assertThat(staff()).containsExactly(member("1", "owner"), member("2", "viewer"));
  }

  @Test
  void theOwnerOfTheShopsAccountOwnsTheProgramTooAndIsAskedForOnce() {
    desk.signIn("agency");

    StandInShopify.grants(3600);
    StandInShopify.comesAsAccountOwner(true);
    assertThat(roleOf("boss")).isEqualTo(StaffRole.OWNER);
    assertThat(roleOf("boss")).isEqualTo(StaffRole.OWNER);

    assertThat(StandInShopify.forms())
        .singleElement()
        .satisfies(
            form -> assertThat(form.get("requested_token_type")).endsWith("online-access-token"));
  }

  @Test
  void somebodyOfWhomShopifySaysNothingWatches() {
    desk.signIn("1");

    StandInShopify.answers(503);
    assertThat(roleOf("2")).isEqualTo(StaffRole.VIEWER);
  }

  @Test
  void anOwnerGivesRolesAndTheNextSignInHasThem() {
    desk.signIn("1");
    desk.signIn("2");

    set("1", "2", "manager");

    assertThat(roleOf("2")).isEqualTo(StaffRole.MANAGER);
  }

  @Test
  void onlyOwnersGiveRoles() {
    desk.signIn("1");
    for (var role : List.of("viewer", "support", "manager")) {
      desk.signIn("2");
      set("1", "2", role);

      assertThatThrownBy(() -> set("2", "2", "owner")).hasMessageContaining("PERMISSION_DENIED");
    }
  }

  @Test
  void aProgramIsNeverWithoutAnOwner() {
    desk.signIn("1");
    desk.signIn("2");

    assertThatThrownBy(() -> set("1", "1", "viewer")).hasMessageContaining("owner first");

    set("1", "2", "owner");
    set("2", "1", "viewer");
    assertThat(staff()).containsExactly(member("1", "viewer"), member("2", "owner"));
  }

  @Test
  void ownersWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
    for (var round = 0; round < 10; round++) {
      desk = Desk.ofANewShop(channels);
      var one = desk.as("1");
      desk.signIn("2");
      set("1", "2", "owner");
      var two = desk.as("2");

      List<Callable<Object>> both =
          List.of(
              () -> one.assignStaffRole(request("2", "viewer")),
              () -> two.assignStaffRole(request("1", "viewer")));
      try (var threads = Executors.newFixedThreadPool(2)) {
        threads.invokeAll(both);
      }

      assertThat(staff()).extracting(StaffMember::getRole).containsOnlyOnce("owner");
    }
  }

  @Test
  void aStrangerHasNoRoleAndARoleIsOneOfFour() {
    desk.signIn("1");

    assertThatThrownBy(() -> set("1", "9", "manager")).hasMessageContaining("NOT_FOUND");
    assertThatThrownBy(() -> set("1", "1", "king")).hasMessageContaining("INVALID_ARGUMENT");
    assertThatThrownBy(() -> set("1", "", "viewer")).hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void anotherShopsStaffIsNotSeen() {
    desk.signIn("1");
    var other = Desk.ofANewShop(channels);
    other.signIn("7");

    assertThat(staff()).containsExactly(member("1", "owner"));
    assertThatThrownBy(() -> set("1", "7", "viewer")).hasMessageContaining("NOT_FOUND");
  }

  @Test
  void manyFirstSignInsAtOnceMakeOneOwner() throws Exception {
    var comers = new ArrayList<Callable<Object>>();
    for (var n = 0; n < 8; n++) {
      var userId = "user-" + n;
      comers.add(() -> desk.signIn(userId));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var each : threads.invokeAll(comers)) {
        each.get();
      }
    }

    assertThat(staff("user-3"))
        .hasSize(8)
        .extracting(StaffMember::getRole)
        .containsOnlyOnce("owner");
  }

  private StaffRole roleOf(String userId) {
    return ((CallerIdentity.MerchantUser) verifier.verify(desk.signIn(userId).getAccessToken()))
        .role();
  }

  private List<StaffMember> staff() {
    return staff("1");
  }

  private List<StaffMember> staff(String userId) {
    return desk.as(userId).listStaff(ListStaffRequest.getDefaultInstance()).getStaffList();
  }

  private void set(String by, String userId, String role) {
    desk.as(by).assignStaffRole(request(userId, role));
  }

  private static AssignStaffRoleRequest request(String userId, String role) {
    return AssignStaffRoleRequest.newBuilder().setUserId(userId).setRole(role).build();
  }

  private static StaffMember member(String userId, String role) {
    return StaffMember.newBuilder().setUserId(userId).setRole(role).build();
  }
}
