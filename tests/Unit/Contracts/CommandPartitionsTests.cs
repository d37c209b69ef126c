using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class CommandPartitionsTests
{
    private const int OrgsPerPartition = 500;

    // Chi-squared of 15 degrees of freedom: an even spread exceeds this less than once in a million times.
    private const double Limit = 57.0;

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", 12)]
    [InlineData("00000000-0000-0000-0000-000000000001", 11)]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", 2)]
    [InlineData("0197f3a0-0000-7000-8000-000000000001", 3)]
    [InlineData("6f1c5e0a-3b1d-4b53-9f0e-2c8d7a4b9e11", 5)]
    [InlineData("c0ffee00-1234-4abc-8def-0123456789ab", 2)]
    public void an_organization_s_partition_never_changes(string orgId, int partition)
        => CommandPartitions.Of(Guid.Parse(orgId)).ShouldBe(partition);

    [Property]
    public bool every_organization_has_a_partition(Guid orgId) => CommandPartitions.Of(orgId) is >= 0 and < CommandPartitions.Count;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void random_organizations_spread_evenly(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[16];

        ChiSquared(_ =>
        {
            random.NextBytes(bytes);
            return new Guid(bytes);
        }).ShouldBeLessThan(Limit);
    }

    [Fact]
    public void organizations_made_one_after_another_spread_evenly()
    {
        var random = new Random(4);
        ChiSquared(number => TimeOrdered(number, random)).ShouldBeLessThan(Limit);
    }

    [Fact]
    public void counted_organizations_spread_over_every_partition()
        => Enumerable.Range(0, 200).Select(number => CommandPartitions.Of(new Guid(number, 0, 0, new byte[8]))).Distinct().Count()
            .ShouldBe(CommandPartitions.Count);

    [Fact]
    public void the_queues_are_named_by_their_numbers()
    {
        CommandPartitions.Queues.Count.ShouldBe(16);
        CommandPartitions.Queues[0].ShouldBe("commands-00");
        CommandPartitions.Queues[9].ShouldBe("commands-09");
        CommandPartitions.Queues[15].ShouldBe("commands-15");
    }

    [Fact]
    public void an_organization_s_queue_is_its_partition_s()
        => CommandPartitions.QueueOf(Guid.Parse("0197f3a0-0000-7000-8000-000000000001")).ShouldBe("commands-03");

    private static double ChiSquared(Func<int, Guid> orgId)
    {
        var counts = new int[CommandPartitions.Count];
        for (var number = 0; number < OrgsPerPartition * CommandPartitions.Count; number++)
            counts[CommandPartitions.Of(orgId(number))]++;
        return counts.Sum(count => Math.Pow(count - OrgsPerPartition, 2) / OrgsPerPartition);
    }

    // A version 7 UUID (RFC 9562), a millisecond after the one before.
    private static Guid TimeOrdered(int number, Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, (1_752_139_043_000L + number) << 16);
        bytes[6] = (byte)(0x70 | random.Next(16));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true);
    }
}
