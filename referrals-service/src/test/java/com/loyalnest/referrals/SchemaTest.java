package com.loyalnest.referrals;

import com.loyalnest.platform.testing.SchemaRules;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.referrals.testing.Neighbours;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(properties = {"spring.config.name=referrals", "loyalnest.messages.enabled=false"})
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(Neighbours.class)
class SchemaTest {
  @Test
  void everyTableKeepsMerchantsApart() {
    SchemaRules.check("referrals");
    SchemaRules.checkKeyed("referrals", List.of());
  }
}
