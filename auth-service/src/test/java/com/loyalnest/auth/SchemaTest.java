package com.loyalnest.auth;

import com.loyalnest.platform.crypto.KeyedColumn;
import com.loyalnest.platform.testing.SchemaRules;
import com.loyalnest.platform.testing.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "spring.config.name=auth")
@ServiceTest
class SchemaTest {
  @Test
  void everyTenantTableHasItsPolicyAndBeginsWithTheMerchant() {
    // A shop's domain and a key's id are how their merchant is found.
    SchemaRules.check(
        "auth",
        "api_keys.idx_api_keys_key_id",
        "merchants.idx_merchants_language",
        "merchants.merchants_shopify_domain_key");
  }

  @Test
  void everythingThatIsSealedOrIndexedFollowsANewKey(@Autowired List<KeyedColumn> keyed) {
    SchemaRules.checkKeyed("auth", keyed, "signing_keys.public_key");
  }
}
