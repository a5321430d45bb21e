package com.loyalnest.local.check;

import com.loyalnest.common.v1.GetKeyRotationRequest;
import com.loyalnest.common.v1.RailsServiceGrpc.RailsServiceBlockingStub;
import com.loyalnest.local.dev.DevSuite;

/// `keys status`: how far each service has made anew what earlier data and index keys made. Ends
/// with 0 when nothing is left.
public final class KeysCommand {
  private final Rails rails;

  public KeysCommand(DevSuite suite, String serviceKey) {
    this.rails = new Rails(suite, serviceKey);
  }

  public int run() {
    var left = rails.sum(KeysCommand::look);
    System.out.println(
        left == 0 ? "everything is by the current keys" : left + " columns are not finished");
    return left == 0 ? 0 : 1;
  }

  private static int look(String service, RailsServiceBlockingStub rails) {
    var rotation = rails.getKeyRotation(GetKeyRotationRequest.getDefaultInstance());
    var left = 0;
    for (var column : rotation.getColumnsList()) {
      System.out.printf(
          "%s.%s.%s: %s, %d made anew with %s%n",
          service,
          column.getTable(),
          column.getColumn(),
          column.getFinished() ? "finished" : "under way",
          column.getRenewed(),
          column.getKeyId());
      left += column.getFinished() ? 0 : 1;
    }
    return left;
  }
}
