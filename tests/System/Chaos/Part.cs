namespace Messaging.System.Chaos;

/// <summary>What can be broken.</summary>
public enum Part
{
    FirstApi,
    SecondApi,
    FirstWorker,
    SecondWorker,
    Broker,
    Database,
}
