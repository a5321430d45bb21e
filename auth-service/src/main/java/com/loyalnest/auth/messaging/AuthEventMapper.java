package com.loyalnest.auth.messaging;

import com.loyalnest.auth.apikey.ApiKeyChanged;
import com.loyalnest.auth.login.AuthFailed;
import com.loyalnest.auth.login.LoginSuccess;
import com.loyalnest.auth.shop.MerchantAdded;
import com.loyalnest.auth.staff.StaffRoleAssigned;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.EventMapper;
import org.springframework.stereotype.Component;

/// auth-service's facts in the contract's words.
@Component
class AuthEventMapper implements EventMapper {
  @Override
  public void map(DomainEvent fact, Event.Builder event) {
    switch (fact) {
      case MerchantAdded added ->
          event
              .getMerchantAddedBuilder()
              .setShopDomain(added.shopDomain())
              .setPlanId(added.planId())
              .setReinstalled(added.reinstalled());
      case LoginSuccess success -> event.getLoginSuccessBuilder().setUserId(success.userId());
      case AuthFailed failed ->
          event.getAuthFailedBuilder().setDoor(failed.door()).setReason(failed.reason());
      case StaffRoleAssigned assigned ->
          event
              .getStaffRoleAssignedBuilder()
              .setUserId(assigned.member().userId())
              .setRole(assigned.member().role().word());
      case ApiKeyChanged changed ->
          event
              .getApiKeyChangedBuilder()
              .setKeyId(changed.keyId())
              .setName(changed.name())
              .setRevoked(changed.revoked());
      default -> throw new IllegalArgumentException("no fact of auth-service: " + fact.getClass());
    }
  }
}
