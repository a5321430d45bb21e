package com.loyalnest.admin.shop;

/// Units of an order line that were refunded, and their value before tax.
public record RefundLine(String lineId, int quantity, String subtotal) {}
