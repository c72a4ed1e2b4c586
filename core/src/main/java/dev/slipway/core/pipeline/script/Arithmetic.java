package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Groovy's arithmetic: whole numbers wrap round, division gives decimals.
final class Arithmetic {
    private static final int MORE_DIGITS = 10;

    private Arithmetic() {}

    static Number of(Number a, String operator, Number b, Position at) {
        try {
            var result =
                    operator.equals("**")
                            ? power(a, b, at)
                            : isWhole(a) && isWhole(b) && !operator.equals("/")
                                    ? whole(a, operator, b, at)
                                    : decimal(Values.decimal(a), operator, Values.decimal(b), at);
            return (Number) java.util.Objects.requireNonNull(Values.own(result));
        } catch (ArithmeticException e) {
            throw Types.failure("ArithmeticException", String.valueOf(e.getMessage()));
        }
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof BigInteger;
    }

    private static Number whole(Number a, String operator, Number b, Position at) {
        if (a instanceof BigInteger || b instanceof BigInteger) {
            return big(new BigInteger(a.toString()), operator, new BigInteger(b.toString()), at);
        }
        var isLong = a instanceof Long || b instanceof Long;
        var x = a.longValue();
        var y = b.longValue();
        var result =
                switch (operator) {
                    case "+" -> x + y;
                    case "-" -> x - y;
                    case "*" -> x * y;
                    case "%" -> y == 0 ? zero() : x % y;
                    case "&" -> x & y;
                    case "|" -> x | y;
                    case "^" -> x ^ y;
                    case "<<" -> isLong ? x << y : (int) x << (int) y;
                    case ">>" -> isLong ? x >> y : (int) x >> (int) y;
                    case ">>>" -> isLong ? x >>> y : (int) x >>> (int) y;
                    default -> throw unknown(operator, at);
                };
        return isLong ? (Number) result : (Number) (int) result;
    }

    private static long zero() {
        throw new ArithmeticException("Division by zero");
    }

    private static Number big(BigInteger a, String operator, BigInteger b, Position at) {
        return switch (operator) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            case "*" -> a.multiply(b);
            case "%" -> a.remainder(b);
            default -> throw unknown(operator, at);
        };
    }

    private static Number power(Number base, Number exponent, Position at) {
        var times = exponent.intValue();
        if (times < 0 || times > 1000) {
            throw new ScriptException("`**` takes exponents from 0 to 1000", at);
        }
        if (!isWhole(base)) {
            return Values.decimal(base).pow(Math.min(times, 100));
        }
        var result = new BigInteger(base.toString()).pow(times);
        return result.bitLength() < 32
                ? (Number) result.intValue()
                : result.bitLength() < 64 ? (Number) result.longValue() : result;
    }

    private static BigDecimal decimal(BigDecimal a, String operator, BigDecimal b, Position at) {
        return switch (operator) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            case "*" -> a.multiply(b);
            case "/" -> divided(a, b);
            case "%" -> a.remainder(b);
            default -> throw unknown(operator, at);
        };
    }

    /// Exact where it can be, else with ten digits more than its sides have.
    private static BigDecimal divided(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new ArithmeticException("Division by zero");
        }
        try {
            return a.divide(b);
        } catch (ArithmeticException endless) {
            var precision = Math.max(a.precision(), b.precision()) + MORE_DIGITS;
            var result = a.divide(b, new MathContext(precision));
            var scale = Math.max(Math.max(a.scale(), b.scale()), MORE_DIGITS);
            return result.scale() > scale ? result.setScale(scale, RoundingMode.HALF_UP) : result;
        }
    }

    private static ScriptException unknown(String operator, Position at) {
        return new ScriptException("`" + operator + "` does not work on these numbers", at);
    }
}
