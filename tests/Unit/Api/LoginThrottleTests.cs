using System.Net;
using Messaging.Api.Access.Login;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Unit.Api;

public sealed class LoginThrottleTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private readonly SettableTime clock = new();
    private readonly LoginThrottle throttle;

    public LoginThrottleTests() => throttle = new LoginThrottle(clock);

    [Fact]
    public void ten_failures_in_a_minute_are_enough()
    {
        Fail(Here, LoginThrottle.MaxFailures);

        throttle.TryBegin(Here).ShouldBeFalse();
        throttle.TryBegin(IPAddress.Parse("192.0.2.2")).ShouldBeTrue();
    }

    [Fact]
    public void after_the_minute_one_can_try_again()
    {
        Fail(Here, LoginThrottle.MaxFailures);
        clock.Advance(LoginThrottle.Window - TimeSpan.FromSeconds(1));
        throttle.TryBegin(Here).ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(1));
        throttle.TryBegin(Here).ShouldBeTrue();
    }

    [Theory]
    [InlineData(-24)]
    [InlineData(24)]
    public void a_clock_that_is_set_neither_locks_out_for_longer_nor_lets_in_sooner(int hours)
    {
        Fail(Here, LoginThrottle.MaxFailures);
        clock.Step(TimeSpan.FromHours(hours));
        throttle.TryBegin(Here).ShouldBeFalse();

        clock.Advance(LoginThrottle.Window);
        throttle.TryBegin(Here).ShouldBeTrue();
    }

    [Fact]
    public void who_succeeds_is_never_held_up()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            throttle.TryBegin(Here).ShouldBeTrue();
            throttle.Succeeded(Here);
        }
    }

    [Fact]
    public void an_address_has_one_count_however_it_is_written()
    {
        Fail(Here.MapToIPv6(), LoginThrottle.MaxFailures);
        throttle.TryBegin(Here).ShouldBeFalse();
    }

    [Fact]
    public void a_customers_ipv6_network_has_one_count()
    {
        for (var host = 1; host <= LoginThrottle.MaxFailures; host++)
            Fail(IPAddress.Parse($"2001:db8:1:1::{host}"), 1);

        throttle.TryBegin(IPAddress.Parse("2001:db8:1:1::ffff")).ShouldBeFalse();
        throttle.TryBegin(IPAddress.Parse("2001:db8:1:2::1")).ShouldBeTrue();
    }

    [Fact]
    public void those_beyond_what_is_remembered_share_one_count()
    {
        for (var address = 0; address < 10_000; address++)
            Fail(Numbered(address), 1);
        for (var address = 0; address < LoginThrottle.MaxFailures; address++)
            Fail(Numbered(20_000 + address), 1);

        throttle.TryBegin(Numbered(30_000)).ShouldBeFalse();
        throttle.TryBegin(Numbered(1)).ShouldBeTrue();

        clock.Advance(LoginThrottle.Window);
        throttle.TryBegin(Numbered(30_000)).ShouldBeTrue();
    }

    private static IPAddress Numbered(int number) => new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);

    private void Fail(IPAddress address, int times)
    {
        for (var attempt = 0; attempt < times; attempt++)
            throttle.TryBegin(address).ShouldBeTrue();
    }

    // What the clock on the wall says is one thing here, and how much time has gone by another.
    private sealed class SettableTime : FakeTimeProvider
    {
        private TimeSpan set;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + set;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;

        /// <summary>The clock is set, and no time goes by.</summary>
        public void Step(TimeSpan by) => set += by;
    }
}
