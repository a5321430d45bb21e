package com.loyalnest.points.reward;

/// What is wrong with a definition, by its field in the contract.
public record RewardProblem(String field, String problem) {}
