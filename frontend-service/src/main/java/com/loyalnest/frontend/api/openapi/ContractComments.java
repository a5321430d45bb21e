package com.loyalnest.frontend.api.openapi;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/// The comments of the contracts. Generated code does not carry them; the build keeps them in a
/// descriptor file beside it.
final class ContractComments {
  private final Map<String, Map<List<Integer>, String>> byFile = new HashMap<>();

  ContractComments() {
    try (var file = new ClassPathResource("contracts.protobin").getInputStream()) {
      FileDescriptorSet.parseFrom(file).getFileList().forEach(this::keep);
    } catch (IOException missing) {
      throw new IllegalStateException("contracts.protobin is made by the build", missing);
    }
  }

  String of(MethodDescriptor method) {
    return comment(
        method.getFile(),
        FileDescriptorProto.SERVICE_FIELD_NUMBER,
        method.getService().getIndex(),
        2,
        method.getIndex());
  }

  /// Of a message at the top level of its file; nested ones have none here.
  String of(Descriptor message) {
    return message.getContainingType() == null
        ? comment(
            message.getFile(), FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, message.getIndex())
        : "";
  }

  String of(FieldDescriptor field) {
    return field.getContainingType().getContainingType() == null
        ? comment(
            field.getFile(),
            FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER,
            field.getContainingType().getIndex(),
            2,
            field.getIndex())
        : "";
  }

  private String comment(FileDescriptor file, Integer... path) {
    return byFile.getOrDefault(file.getName(), Map.of()).getOrDefault(List.of(path), "");
  }

  private void keep(FileDescriptorProto file) {
    var comments = new HashMap<List<Integer>, String>();
    file.getSourceCodeInfo().getLocationList().stream()
        .filter(Location::hasLeadingComments)
        .forEach(location -> comments.put(location.getPathList(), oneText(location)));
    byFile.put(file.getName(), comments);
  }

  private static String oneText(Location location) {
    return String.join(
        " ",
        Stream.of(location.getLeadingComments().split("\n"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList());
  }
}
