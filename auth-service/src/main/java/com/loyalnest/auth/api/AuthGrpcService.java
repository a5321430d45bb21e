package com.loyalnest.auth.api;

import com.google.protobuf.ByteString;
import com.loyalnest.auth.access.ShopAccess;
import com.loyalnest.auth.login.InstallByCode;
import com.loyalnest.auth.login.SignIn;
import com.loyalnest.auth.shop.Merchants;
import com.loyalnest.auth.token.AccessTokens;
import com.loyalnest.auth.token.SigningKeys;
import com.loyalnest.auth.v1.AssignStaffRoleRequest;
import com.loyalnest.auth.v1.AssignStaffRoleResponse;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.BeginInstallRequest;
import com.loyalnest.auth.v1.BeginInstallResponse;
import com.loyalnest.auth.v1.ChangeAdminPasswordRequest;
import com.loyalnest.auth.v1.ChangeAdminPasswordResponse;
import com.loyalnest.auth.v1.ChangeAdminRequest;
import com.loyalnest.auth.v1.ChangeAdminResponse;
import com.loyalnest.auth.v1.CompleteInstallRequest;
import com.loyalnest.auth.v1.CompleteInstallResponse;
import com.loyalnest.auth.v1.ConfirmAdminRequest;
import com.loyalnest.auth.v1.ConfirmAdminResponse;
import com.loyalnest.auth.v1.CreateApiKeyRequest;
import com.loyalnest.auth.v1.CreateApiKeyResponse;
import com.loyalnest.auth.v1.EndAdminSessionRequest;
import com.loyalnest.auth.v1.EndAdminSessionResponse;
import com.loyalnest.auth.v1.EnrolAdminRequest;
import com.loyalnest.auth.v1.EnrolAdminResponse;
import com.loyalnest.auth.v1.ExchangeAdminSessionRequest;
import com.loyalnest.auth.v1.ExchangeAdminSessionResponse;
import com.loyalnest.auth.v1.ExchangeApiKeyRequest;
import com.loyalnest.auth.v1.ExchangeApiKeyResponse;
import com.loyalnest.auth.v1.GetShopAccessRequest;
import com.loyalnest.auth.v1.GetShopAccessResponse;
import com.loyalnest.auth.v1.GetSigningKeysRequest;
import com.loyalnest.auth.v1.GetSigningKeysResponse;
import com.loyalnest.auth.v1.InviteAdminRequest;
import com.loyalnest.auth.v1.InviteAdminResponse;
import com.loyalnest.auth.v1.ListAdminLogRequest;
import com.loyalnest.auth.v1.ListAdminLogResponse;
import com.loyalnest.auth.v1.ListAdminSessionsRequest;
import com.loyalnest.auth.v1.ListAdminSessionsResponse;
import com.loyalnest.auth.v1.ListAdminsRequest;
import com.loyalnest.auth.v1.ListAdminsResponse;
import com.loyalnest.auth.v1.ListApiKeysRequest;
import com.loyalnest.auth.v1.ListApiKeysResponse;
import com.loyalnest.auth.v1.ListStaffRequest;
import com.loyalnest.auth.v1.ListStaffResponse;
import com.loyalnest.auth.v1.LoginRequest;
import com.loyalnest.auth.v1.LoginResponse;
import com.loyalnest.auth.v1.MintShopperTokenRequest;
import com.loyalnest.auth.v1.MintShopperTokenResponse;
import com.loyalnest.auth.v1.ResolveShopsRequest;
import com.loyalnest.auth.v1.ResolveShopsResponse;
import com.loyalnest.auth.v1.RevokeApiKeyRequest;
import com.loyalnest.auth.v1.RevokeApiKeyResponse;
import com.loyalnest.auth.v1.Shop;
import com.loyalnest.auth.v1.SignInAdminRequest;
import com.loyalnest.auth.v1.SignInAdminResponse;
import com.loyalnest.auth.v1.SigningKey;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// `auth.v1.AuthService`: parses, calls one operation, and says its outcome.
@GrpcService
class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {
  private final SignIn signIn;
  private final Merchants merchants;
  private final SigningKeys keys;
  private final AccessTokens tokens;
  private final ShopAccess shopAccess;
  private final StaffCalls staff;
  private final ApiKeyCalls apiKeys;
  private final InstallByCode installByCode;
  private final AdminCalls admins;
  private final AdminSessionCalls adminSessions;

  AuthGrpcService(
      SignIn signIn,
      Merchants merchants,
      SigningKeys keys,
      AccessTokens tokens,
      ShopAccess shopAccess,
      StaffCalls staff,
      ApiKeyCalls apiKeys,
      InstallByCode installByCode,
      AdminCalls admins,
      AdminSessionCalls adminSessions) {
    this.signIn = signIn;
    this.merchants = merchants;
    this.keys = keys;
    this.tokens = tokens;
    this.shopAccess = shopAccess;
    this.staff = staff;
    this.apiKeys = apiKeys;
    this.installByCode = installByCode;
    this.admins = admins;
    this.adminSessions = adminSessions;
  }

  @Override
  public void login(LoginRequest request, StreamObserver<LoginResponse> answer) {
    switch (signIn.signIn(request.getShopifyDomain(), request.getToken())) {
      case SignIn.Outcome.SignedIn in ->
          reply(
              answer,
              LoginResponse.newBuilder()
                  .setAccessToken(in.token().token())
                  .setExpiresAt(Times.timestamp(in.token().expiresAt()))
                  .setMerchantId(in.merchantId())
                  .build());
      case SignIn.Outcome.NotLetIn no ->
          throw new Refusal(Reason.UNAUTHENTICATED, "the session token is not valid for this shop");
      case SignIn.Outcome.ShopifyAway away ->
          throw new Refusal(Reason.SHOPIFY_UNAVAILABLE, "Shopify did not answer, try again");
    }
  }

  @Override
  public void resolveShops(
      ResolveShopsRequest request, StreamObserver<ResolveShopsResponse> answer) {
    var response = ResolveShopsResponse.newBuilder();
    for (var merchant : merchants.findByDomains(request.getShopDomainsList())) {
      response.addShops(
          Shop.newBuilder()
              .setShopDomain(merchant.shopDomain())
              .setMerchantId(merchant.merchantId())
              .setInstalled(merchant.installed())
              .addAllLanguages(merchant.languages()));
    }
    reply(answer, response.build());
  }

  @Override
  public void getSigningKeys(
      GetSigningKeysRequest request, StreamObserver<GetSigningKeysResponse> answer) {
    var response = GetSigningKeysResponse.newBuilder();
    for (var key : keys.all()) {
      response.addKeys(
          SigningKey.newBuilder()
              .setKeyId(key.keyId())
              .setPublicKey(ByteString.copyFrom(key.bytes())));
    }
    reply(answer, response.build());
  }

  @Override
  public void mintShopperToken(
      MintShopperTokenRequest request, StreamObserver<MintShopperTokenResponse> answer) {
    var minted = tokens.forShopper(request.getMerchantId(), request.getCustomerExternalId());
    reply(
        answer,
        MintShopperTokenResponse.newBuilder()
            .setToken(minted.token())
            .setExpiresAt(Times.timestamp(minted.expiresAt()))
            .build());
  }

  @Override
  public void getShopAccess(
      GetShopAccessRequest request, StreamObserver<GetShopAccessResponse> answer) {
    var merchantId = request.getMerchantId();
    switch (TenantContext.<ShopAccess.Outcome, RuntimeException>callAs(
        Tenancy.of(merchantId), () -> shopAccess.get(merchantId))) {
      case ShopAccess.Outcome.Access access ->
          reply(
              answer,
              GetShopAccessResponse.newBuilder()
                  .setShopDomain(access.shopDomain())
                  .setAccessToken(access.accessToken())
                  .setExpiresAt(Times.timestamp(access.expiresAt()))
                  .build());
      case ShopAccess.Outcome.NotInstalled no ->
          throw new Refusal(Reason.SHOP_UNINSTALLED, "the merchant must open the app once");
      case ShopAccess.Outcome.ShopifyAway away ->
          throw new Refusal(Reason.SHOPIFY_UNAVAILABLE, "Shopify did not answer, try again");
    }
  }

  @Override
  public void beginInstall(
      BeginInstallRequest request, StreamObserver<BeginInstallResponse> answer) {
    reply(
        answer,
        BeginInstallResponse.newBuilder()
            .setAuthorizeUrl(
                installByCode.authorizeUrl(request.getShopDomain(), request.getState()))
            .build());
  }

  @Override
  public void completeInstall(
      CompleteInstallRequest request, StreamObserver<CompleteInstallResponse> answer) {
    switch (installByCode.complete(request.getShopDomain(), request.getCode())) {
      case InstallByCode.Outcome.Installed installed ->
          reply(
              answer,
              CompleteInstallResponse.newBuilder()
                  .setMerchantId(installed.merchantId())
                  .setAppUrl(installed.appUrl())
                  .build());
      case InstallByCode.Outcome.Refused refused ->
          throw new Refusal(Reason.UNAUTHENTICATED, "the shop does not accept the code");
      case InstallByCode.Outcome.ShopifyAway away ->
          throw new Refusal(Reason.SHOPIFY_UNAVAILABLE, "Shopify did not answer, try again");
    }
  }

  @Override
  public void listStaff(ListStaffRequest request, StreamObserver<ListStaffResponse> answer) {
    reply(answer, staff.list(merchant()));
  }

  @Override
  public void assignStaffRole(
      AssignStaffRoleRequest request, StreamObserver<AssignStaffRoleResponse> answer) {
    reply(answer, staff.assign(merchant(), request));
  }

  @Override
  public void createApiKey(
      CreateApiKeyRequest request, StreamObserver<CreateApiKeyResponse> answer) {
    reply(answer, apiKeys.create(merchant(), request));
  }

  @Override
  public void listApiKeys(ListApiKeysRequest request, StreamObserver<ListApiKeysResponse> answer) {
    reply(answer, apiKeys.list(merchant()));
  }

  @Override
  public void revokeApiKey(
      RevokeApiKeyRequest request, StreamObserver<RevokeApiKeyResponse> answer) {
    reply(answer, apiKeys.revoke(merchant(), request));
  }

  @Override
  public void exchangeApiKey(
      ExchangeApiKeyRequest request, StreamObserver<ExchangeApiKeyResponse> answer) {
    reply(answer, apiKeys.exchange(request));
  }

  @Override
  public void inviteAdmin(InviteAdminRequest request, StreamObserver<InviteAdminResponse> answer) {
    reply(answer, admins.invite(request));
  }

  @Override
  public void listAdmins(ListAdminsRequest request, StreamObserver<ListAdminsResponse> answer) {
    reply(answer, admins.list());
  }

  @Override
  public void changeAdmin(ChangeAdminRequest request, StreamObserver<ChangeAdminResponse> answer) {
    reply(answer, admins.change(request));
  }

  @Override
  public void listAdminLog(
      ListAdminLogRequest request, StreamObserver<ListAdminLogResponse> answer) {
    reply(answer, admins.log(request));
  }

  @Override
  public void enrolAdmin(EnrolAdminRequest request, StreamObserver<EnrolAdminResponse> answer) {
    reply(answer, admins.enrol(request));
  }

  @Override
  public void confirmAdmin(
      ConfirmAdminRequest request, StreamObserver<ConfirmAdminResponse> answer) {
    reply(answer, admins.confirm(request));
  }

  @Override
  public void signInAdmin(SignInAdminRequest request, StreamObserver<SignInAdminResponse> answer) {
    reply(answer, adminSessions.signIn(request));
  }

  @Override
  public void changeAdminPassword(
      ChangeAdminPasswordRequest request, StreamObserver<ChangeAdminPasswordResponse> answer) {
    reply(answer, adminSessions.changePassword(admin(), request));
  }

  @Override
  public void listAdminSessions(
      ListAdminSessionsRequest request, StreamObserver<ListAdminSessionsResponse> answer) {
    reply(answer, adminSessions.list(admin(), request));
  }

  @Override
  public void endAdminSession(
      EndAdminSessionRequest request, StreamObserver<EndAdminSessionResponse> answer) {
    reply(answer, adminSessions.end(admin(), request));
  }

  @Override
  public void exchangeAdminSession(
      ExchangeAdminSessionRequest request, StreamObserver<ExchangeAdminSessionResponse> answer) {
    reply(answer, adminSessions.exchange(request));
  }

  private static CallerIdentity.Merchant merchant() {
    if (CallerContext.current() instanceof CallerIdentity.Merchant merchant) {
      return merchant;
    }
    throw new Refusal(Reason.PERMISSION_DENIED, "this caller may not do that");
  }

  private static CallerIdentity.PlatformAdmin admin() {
    if (CallerContext.current() instanceof CallerIdentity.PlatformAdmin admin) {
      return admin;
    }
    throw new Refusal(Reason.PERMISSION_DENIED, "this caller may not do that");
  }

  private static <T> void reply(StreamObserver<T> answer, T response) {
    answer.onNext(response);
    answer.onCompleted();
  }
}
